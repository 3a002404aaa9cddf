package pl.nurt.metering;

import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to meters and their readings, or seen of the people behind them. */
public enum MeteringDeed implements Deed {
    /** A list of meters with the names of those who have them, page by page. */
    METERS_LISTED,
    METER_SEEN,
    METERS_EXPORTED,
    METER_REGISTERED,
    READING_BOOKED,
    /** All readings that waited for a device to be registered. */
    READINGS_BOOKED,
    READING_DISMISSED;

    /** The lists of all meters. */
    public static final AuditSubject LIST = new AuditSubject("metering.list", "meters");

    @Override
    public String room() {
        return "metering";
    }

    /** The meter, as the log names one. */
    public static AuditSubject subject(MeterId meter) {
        return AuditSubject.of("metering.meter", meter.value());
    }
}
