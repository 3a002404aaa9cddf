package pl.nurt.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The mark and the name; leads home. */
final class Logo extends Anchor {
    Logo(String home) {
        setHref(home);
        addClassName("logo");
        var mark = new Span();
        mark.addClassName("logo-mark");
        add(mark, new Span("Nurt"));
    }
}
