package pl.nurt.shell.ui.failure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A page that is an answer by itself: what happened, what is safe, what to do. */
abstract class MessagePage extends Div {
    MessagePage() {
        addClassName("message-page");
    }

    final void tell(String title, String lead, Component... more) {
        removeAll();
        var drawing = new Span();
        drawing.addClassName("drawing");
        var text = new Paragraph(lead);
        text.addClassName("lead");
        add(drawing, new H1(title), text);
        add(more);
        var home = new Anchor("", getTranslation("shell.home"));
        home.addClassNames("button", "primary");
        home.setRouterIgnore(true);
        var actions = new Div(home);
        actions.addClassName("actions");
        add(actions);
    }
}
