package pl.nurt.platform.ui.feedback;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;

/** A message that belongs to the page: what happened or will happen, and what it means to the reader. */
public class Notice extends Div {
    private final Div body = new Div();

    public Notice(State state, String title, String text) {
        addClassNames("notice", state.className());
        var icon = (state == State.GOOD ? Icons.CHECK : state == State.INFO ? Icons.INFO : Icons.ALERT).create();
        var heading = new Paragraph(title);
        heading.addClassName("notice-title");
        body.addClassName("notice-body");
        body.add(heading);
        if (!text.isEmpty()) {
            var explanation = new Paragraph(text);
            explanation.addClassName("notice-text");
            body.add(explanation);
        }
        add(icon, body);
    }

    /** Something between the text and the buttons. */
    public Notice body(Component component) {
        body.add(component);
        return this;
    }

    public Notice actions(Component... buttons) {
        body.add(new Actions(buttons));
        return this;
    }

    /** Announced by screen readers when it appears; for what answers something the person just did. */
    public Notice announced() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
