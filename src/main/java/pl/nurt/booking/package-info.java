/**
 * Booking calendars: which times the municipality's units offer, and who has booked them.
 *
 * <p>No time is given away twice: holds and bookings stand in one table, behind one lock and one wall of the database.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "customer",
            "metering",
            "metering :: meters",
            "notice"
        })
@NullMarked
package pl.nurt.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
