package pl.nurt.booking.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;

/** Somebody who was invited and has not booked. */
public record SilentMember(
        String serialNumber,
        String address,
        CustomerRef customer,
        @Nullable Instant remindedAt) {}
