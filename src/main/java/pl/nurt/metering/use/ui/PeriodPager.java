package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import pl.nurt.platform.ui.Icons;

/** To the period before and after the one that is shown. */
final class PeriodPager extends Div {
    private final Button earlier;
    private final Button later;

    PeriodPager(Runnable toEarlier, Runnable toLater) {
        earlier = button(Icons.BACK.create(), "metering.use.previous", toEarlier);
        later = button(Icons.ARROW.create(), "metering.use.next", toLater);
        addClassName("period-pager");
        add(earlier, later);
    }

    void allow(boolean toEarlier, boolean toLater) {
        earlier.setEnabled(toEarlier);
        later.setEnabled(toLater);
    }

    private Button button(Icon icon, String label, Runnable go) {
        var button = new Button(icon, click -> go.run());
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }
}
