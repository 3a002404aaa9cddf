package pl.nurt.platform.ui.steps;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of {@link StepByStep}. */
public interface Step {
    /** In the address: {@code ?step=land}. */
    String id();

    /** What it is about: "Działka i budynek". */
    String name();

    /** Its fields; asked for once. */
    Component content();

    /** What is still missing or wrong; empty when the step is done. Asked often, so it only looks at what is in the fields. */
    List<Missing> problems();

    /** Whether the person has begun it; only then is what is missing called a fault. */
    boolean isBegun();

    /** Whether it may be opened already; a step that signs or pays waits until nothing is missing before it. */
    default boolean needsAllBefore() {
        return false;
    }

    /**
     * One thing that is missing.
     *
     * @param what in a few words: "numer działki"
     * @param field that gets the focus
     */
    record Missing(String what, @Nullable Focusable<?> field) {}
}
