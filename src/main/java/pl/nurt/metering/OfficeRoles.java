package pl.nurt.metering;

/** Who may use the office's questions about metering, and who may change something there. */
public final class OfficeRoles {
    /** Everybody who works here. */
    public static final String ANY =
            "hasAnyRole('CUSTOMER_SERVICE', 'CASE_OFFICER', 'FINANCE', 'TECHNICIAN', 'DISPATCHER', 'ADMIN', 'AUDITOR')";

    private OfficeRoles() {}
}
