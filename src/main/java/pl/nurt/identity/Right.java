package pl.nurt.identity;

import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may do, by name: the only place that says which roles may. A view asks {@link Viewer#may} before it offers
 * something, a service demands it with {@link HasRight}, and a view's {@code @RolesAllowed} takes the name from {@link Rights}.
 */
public enum Right {
    /** Works here: the office is open. */
    STAFF(
            Role.CUSTOMER_SERVICE,
            Role.CASE_OFFICER,
            Role.FINANCE,
            Role.TECHNICIAN,
            Role.DISPATCHER,
            Role.ADMIN,
            Role.AUDITOR),
    /** Looks after bridges, concentrators and meters. */
    KEEP_DEVICES(Role.TECHNICIAN, Role.ADMIN),
    /** Registers bridges and gives them their keys. */
    KEEP_BRIDGES(Role.ADMIN),
    /** Has meters read at once: also those who answer for the network while something happens. */
    READ_METERS_NOW(Role.TECHNICIAN, Role.DISPATCHER, Role.ADMIN),
    /** Sees readings that could not be booked. */
    SEE_QUARANTINE(Role.TECHNICIAN, Role.ADMIN, Role.CUSTOMER_SERVICE, Role.AUDITOR),
    /** Decides what becomes of them. */
    DECIDE_QUARANTINE(Role.TECHNICIAN, Role.ADMIN, Role.CUSTOMER_SERVICE),
    /** Makes accounts and says what they may do. */
    KEEP_ACCOUNTS(Role.ADMIN),
    /** Keeps the register: customers, places, contracts, imports. */
    KEEP_CUSTOMERS(Role.CUSTOMER_SERVICE, Role.CASE_OFFICER, Role.FINANCE, Role.ADMIN),
    /** Writes down a talk: everybody a customer may ring, but not the auditor, who changes nothing. */
    NOTE_CUSTOMERS(
            Role.CUSTOMER_SERVICE, Role.CASE_OFFICER, Role.FINANCE, Role.TECHNICIAN, Role.DISPATCHER, Role.ADMIN),
    /** Hands residents the code for their account, and takes an account off a customer. */
    GIVE_ACCESS(Role.CUSTOMER_SERVICE, Role.ADMIN),
    /** Sees what went out to whom, and what became of it. */
    SEE_MESSAGES(Role.CUSTOMER_SERVICE, Role.DISPATCHER, Role.ADMIN, Role.AUDITOR),
    /** Has a message that did not arrive sent again. */
    RETRY_MESSAGES(Role.CUSTOMER_SERVICE, Role.DISPATCHER, Role.ADMIN),
    /** Reads the log of who did and saw what. */
    READ_AUDIT(Role.AUDITOR, Role.ADMIN),
    /** Calls off bookings of residents, and notes who came. */
    KEEP_BOOKINGS(Role.CUSTOMER_SERVICE, Role.CASE_OFFICER, Role.TECHNICIAN, Role.DISPATCHER, Role.ADMIN),
    /** Says who receives when, and under which rules times are given. */
    KEEP_CALENDARS(Role.CUSTOMER_SERVICE, Role.ADMIN),
    /** Makes units of the booking calendars, and says who keeps the calendars of which. */
    KEEP_UNITS(Role.ADMIN),
    /** Writes tariffs down and publishes them, and adds rates that the law sets. */
    KEEP_TARIFFS(Role.FINANCE, Role.ADMIN),
    /** Prepares bill runs, decides what is held, and has invoices issued. */
    RUN_BILLS(Role.FINANCE, Role.ADMIN),
    /** Sees bill runs and invoices, with what customers pay. */
    SEE_BILLS(Role.FINANCE, Role.ADMIN, Role.AUDITOR),
    /** Sees and ends the jobs of everybody, and sees what the portal does by itself. */
    KEEP_JOBS(Role.ADMIN);

    private final Set<Role> roles;

    Right(Role first, Role... more) {
        roles = EnumSet.of(first, more);
    }

    /** Whether one of the roles brings it. */
    public boolean isHeldBy(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
