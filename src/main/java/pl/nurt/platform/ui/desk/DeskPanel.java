package pl.nurt.platform.ui.desk;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A card of the office's first page, brought by the room that knows its subject. Implemented by a Spring bean. */
public interface DeskPanel {
    /** Cards stand in this order, the smallest first. */
    int order();

    /** A new card for the signed-in person, empty when the person may not see it; it keeps itself up to date while it is attached. */
    Optional<Component> create();
}
