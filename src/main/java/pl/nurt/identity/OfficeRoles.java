package pl.nurt.identity;

/** Who may use the office's questions about metering, and who may change something there. */
public final class OfficeRoles {
    /** Everybody who works here. */
    public static final String ANY = "hasRole('" + Rights.STAFF + "')";

    /** Who looks after bridges, concentrators and meters. */
    public static final String TECHNICIANS = "hasRole('" + Rights.KEEP_DEVICES + "')";

    /** Who may have meters read now: also those who answer for the network while something happens. */
    public static final String READERS = "hasRole('" + Rights.READ_METERS_NOW + "')";

    private OfficeRoles() {}
}
