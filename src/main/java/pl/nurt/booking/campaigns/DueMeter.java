package pl.nurt.booking.campaigns;

import java.time.LocalDate;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.metering.MeterId;

/** A meter whose verification ends, and who has to be asked about it. */
public record DueMeter(
        MeterId meter, String serialNumber, Place place, CustomerRef customer, LocalDate verifiedUntil) {}
