package pl.nurt.platform.ui.feedback;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.Icons;

/** What will be here, and the one thing to do about it. */
public class EmptyState extends Div {
    public EmptyState(Icons icon, String title, String text, Component... actions) {
        addClassName("empty-state");
        var explanation = new Paragraph(text);
        explanation.addClassName("muted");
        add(icon.create(), new H2(title), explanation);
        if (actions.length > 0) {
            add(new Actions(actions));
        }
    }
}
