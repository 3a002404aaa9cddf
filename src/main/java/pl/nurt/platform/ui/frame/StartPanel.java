package pl.nurt.platform.ui.frame;

import com.vaadin.flow.component.Component;

/**
 * A card of the resident's start page, brought by the room that knows its subject.
 *
 * <p>Implemented by a Spring bean of each such room; the start page asks all of them and knows none.
 */
public interface StartPanel {
    /** Cards stand in this order, the smallest first. */
    int order();

    /** Whether the card takes the whole width of the page. */
    default boolean wide() {
        return false;
    }

    /** A new card for the signed-in resident; it keeps itself up to date while it is attached. */
    Component create();
}
