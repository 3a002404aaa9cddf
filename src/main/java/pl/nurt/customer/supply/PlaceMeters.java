package pl.nurt.customer.supply;

import java.time.LocalDate;
import java.util.List;
import pl.nurt.customer.ServicePointId;

/** The room above that knows which meters are installed where. */
public interface PlaceMeters {
    /** The meters at the place on the day, the main ones first, with what they showed when it began; empty when none is known. */
    List<PlaceMeter> on(ServicePointId place, LocalDate day);
}
