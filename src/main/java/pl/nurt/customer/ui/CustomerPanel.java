package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.springframework.modulith.NamedInterface;
import pl.nurt.customer.CustomerId;

/**
 * What a room above brings to the customer's page: a balance, meters, cases. Implemented by a Spring bean of that room.
 *
 * <p>The page asks once whenever it opens, so that parts which say the same in two places share one answer; they keep themselves up to
 * date while they are attached. When other contracts are the customer's than before, or it was merged, the page asks again and the new
 * parts take the places of the old ones.
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

    /**
     * A part and its place.
     *
     * @param order parts of an area stand in this order, the smallest first; the page's own cards have 100, 200 and so on
     */
    record Part(Area area, int order, Component content) {}

    /** New parts; none when there is nothing to say of this customer, or nothing this reader may see. */
    List<Part> of(CustomerId customer);
}
