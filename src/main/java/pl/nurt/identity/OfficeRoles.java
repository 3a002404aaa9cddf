package pl.nurt.identity;

/** Who may use the office's questions about metering, and who may change something there. */
public final class OfficeRoles {
    /** Everybody who works here. */
    public static final String ANY =
            "hasAnyRole('CUSTOMER_SERVICE', 'CASE_OFFICER', 'FINANCE', 'TECHNICIAN', 'DISPATCHER', 'ADMIN', 'AUDITOR')";

    /** Who looks after bridges, concentrators and meters. */
    public static final String TECHNICIANS = "hasAnyRole('TECHNICIAN', 'ADMIN')";

    /** Who may have meters read now: also those who answer for the network while something happens. */
    public static final String READERS = "hasAnyRole('TECHNICIAN', 'DISPATCHER', 'ADMIN')";

    private OfficeRoles() {}
}
