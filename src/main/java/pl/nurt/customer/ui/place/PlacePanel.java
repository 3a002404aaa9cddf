package pl.nurt.customer.ui.place;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import pl.nurt.customer.ServicePointId;

/** What a room above has to say of a place, below its contract on the customer's page and on the place's own: its meters, a closure. */
@NamedInterface("panels")
public interface PlacePanel {
    /** The smallest stands first. */
    int order();

    /** A new part, which keeps itself up to date while it is attached; empty when there is nothing to say. */
    Optional<Component> create(ServicePointId place);
}
