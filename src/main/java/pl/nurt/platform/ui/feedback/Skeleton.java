package pl.nurt.platform.ui.feedback;

import com.vaadin.flow.component.html.Div;

/** The shape of what is still being fetched; appears only after 300 ms, and is not read aloud. */
public final class Skeleton extends Div {
    private Skeleton() {
        addClassName("skeleton");
        getElement().setAttribute("aria-hidden", "true");
    }

    public static Skeleton lines(int count) {
        var skeleton = new Skeleton();
        for (int i = 0; i < count; i++) {
            var line = new Div();
            line.addClassName("skeleton-line");
            skeleton.add(line);
        }
        return skeleton;
    }

    /** The place of a chart or a map. */
    public static Skeleton block() {
        var skeleton = new Skeleton();
        var block = new Div();
        block.addClassNames("skeleton-line", "skeleton-block");
        skeleton.add(block);
        return skeleton;
    }
}
