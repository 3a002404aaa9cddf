package pl.nurt.identity;

import java.util.Set;

/** What an account may do; an account may have several. */
public enum Role {
    /** Sees what belongs to the customers the account acts for. */
    RESIDENT,
    CUSTOMER_SERVICE,
    CASE_OFFICER,
    FINANCE,
    TECHNICIAN,
    DISPATCHER,
    ADMIN,
    /** Reads everything in the office and changes nothing. */
    AUDITOR;

    /** Whether the back office is open to this role. */
    public boolean isStaff() {
        return Right.STAFF.isHeldBy(Set.of(this));
    }
}
