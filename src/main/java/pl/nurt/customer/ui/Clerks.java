package pl.nurt.customer.ui;

import java.util.EnumSet;
import java.util.Set;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;

/** What this room's pages offer to whom; the services refuse it again. */
final class Clerks {
    private static final Set<Role> WRITE =
            EnumSet.of(Role.CUSTOMER_SERVICE, Role.CASE_OFFICER, Role.FINANCE, Role.ADMIN);

    private Clerks() {}

    static boolean mayWrite(Viewer viewer) {
        return viewer.roles().stream().anyMatch(WRITE::contains);
    }

    static boolean mayNote(Viewer viewer) {
        return mayWrite(viewer)
                || viewer.roles().contains(Role.TECHNICIAN)
                || viewer.roles().contains(Role.DISPATCHER);
    }
}
