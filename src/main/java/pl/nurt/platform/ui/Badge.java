package pl.nurt.platform.ui;

import com.vaadin.flow.component.html.Span;

/**
 * A state in a word and a colour. A plain span, so that a grid may show hundreds; in a {@code LitRenderer} write
 * {@code <span class="badge good">…</span>}.
 */
public class Badge extends Span {
    public Badge(State state, String word) {
        show(state, word);
    }

    public final void show(State state, String word) {
        setClassName("badge " + state.className());
        setText(word);
    }
}
