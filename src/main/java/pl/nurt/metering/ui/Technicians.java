package pl.nurt.metering.ui;

import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;

/** Who is offered what only technicians may do; the services refuse it to everybody else too. */
final class Technicians {
    private Technicians() {}

    static boolean include(Viewer viewer) {
        return viewer.roles().contains(Role.TECHNICIAN) || viewer.roles().contains(Role.ADMIN);
    }
}
