package pl.nurt.identity;

/** Who is offered what only technicians may do; the services refuse it to everybody else too. */
public final class Technicians {
    private Technicians() {}

    public static boolean include(Viewer viewer) {
        return viewer.may(Right.KEEP_DEVICES);
    }
}
