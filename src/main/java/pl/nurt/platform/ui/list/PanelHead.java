package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import pl.nurt.platform.ui.Icons;

/** The first line of a panel beside a list: what is looked at, and the button that closes it. */
public final class PanelHead extends Div {
    public PanelHead(String title, Runnable close) {
        var closing = new Button(Icons.CLOSE.create(), pressed -> close.run());
        closing.addThemeVariants(ButtonVariant.TERTIARY);
        closing.addClassName("panel-close");
        closing.setAriaLabel(getTranslation("platform.close"));
        addClassName("panel-head");
        add(new H2(title), closing);
    }
}
