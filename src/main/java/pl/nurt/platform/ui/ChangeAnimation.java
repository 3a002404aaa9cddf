package pl.nurt.platform.ui;

import com.vaadin.flow.component.HasStyle;

/** Lets a changed value fade in once: two class names take turns, for the same one would not start the animation again. */
public final class ChangeAnimation {
    private boolean odd;

    public void start(HasStyle changed) {
        odd = !odd;
        changed.setClassName("changed-odd", odd);
        changed.setClassName("changed-even", !odd);
    }
}
