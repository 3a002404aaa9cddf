package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import pl.nurt.customer.CustomerId;

/**
 * A part of the customer's page that a room above brings: a balance, meters, cases. Implemented by a Spring bean of that room.
 *
 * <p>The page asks for a new part whenever it opens; parts keep themselves up to date while they are attached.
 */
@NamedInterface("panels")
public interface CustomerPanel {
    /** Where on the page a part stands. */
    enum Area {
        /** Above everything: why this customer probably calls. */
        ALERT,
        /** One of the answers in a row: owes, uses, waits for, comes next. */
        ANSWER,
        MAIN,
        MIDDLE,
        SIDE
    }

    Area area();

    /** Parts of an area stand in this order, the smallest first; the page's own cards have 100, 200 and so on. */
    int order();

    /** A new part; empty when there is nothing to say of this customer, or nothing this reader may see. */
    Optional<Component> create(CustomerId customer);
}
