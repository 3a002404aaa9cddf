package pl.nurt.customer;

import pl.nurt.identity.Rights;

/** Who may do what with the register, as {@code @PreAuthorize} asks. */
public final class CustomerRights {
    /** Looks at customers and places: everybody who works here. */
    public static final String READ = "hasAnyRole('" + Rights.STAFF + "', 'SYSTEM')";

    /** Keeps the register: whoever serves customers. */
    public static final String WRITE = "hasAnyRole('CUSTOMER_SERVICE', 'CASE_OFFICER', 'FINANCE', 'ADMIN', 'SYSTEM')";

    /** Writes down a talk: everybody a customer may ring, but not the auditor, who changes nothing. */
    public static final String NOTE =
            "hasAnyRole('CUSTOMER_SERVICE', 'CASE_OFFICER', 'FINANCE', 'TECHNICIAN', 'DISPATCHER', 'ADMIN', 'SYSTEM')";

    private CustomerRights() {}
}
