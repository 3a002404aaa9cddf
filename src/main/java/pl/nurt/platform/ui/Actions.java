package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A row of buttons that wraps where the place is narrow; not printed. */
public final class Actions extends Div {
    public Actions(Component... buttons) {
        super(buttons);
        addClassName("actions");
    }
}
