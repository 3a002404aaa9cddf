package pl.nurt.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import pl.nurt.platform.ui.chart.NurtChart;
import pl.nurt.platform.ui.form.DecimalField;

/**
 * The controls that rooms may use in what they bring to pages of others (cards, panels, dialogs). The browser's bundle is cut by what a page
 * names; a page that gathers from rooms names this list instead of them: {@code @Uses(KitControls.class)}.
 */
@Uses(Button.class)
@Uses(Checkbox.class)
@Uses(ComboBox.class)
@Uses(ConfirmDialog.class)
@Uses(DayPicker.class)
@Uses(DecimalField.class)
@Uses(Dialog.class)
@Uses(EmailField.class)
@Uses(IntegerField.class)
@Uses(Notification.class)
@Uses(NurtChart.class)
@Uses(ProgressBar.class)
@Uses(RadioButtonGroup.class)
@Uses(Select.class)
@Uses(TextArea.class)
@Uses(TextField.class)
public final class KitControls extends Div {
    private KitControls() {}
}
