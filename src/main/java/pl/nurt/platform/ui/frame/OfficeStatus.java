package pl.nurt.platform.ui.frame;

import com.vaadin.flow.component.Component;

/** A badge in the office's header, brought by the room that knows it: "12 z 12 koncentratorów". Implemented by a bean. */
public interface OfficeStatus {
    /** Badges stand in this order, the smallest first. */
    int order();

    /** Whether the signed-in person may see it; asked once per page. */
    default boolean isVisible() {
        return true;
    }

    /** A new badge; it keeps itself up to date while it is attached. */
    Component create();
}
