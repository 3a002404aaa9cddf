package pl.nurt.booking.office;

/** Something else has the time; nothing was done. */
public class DeskConflictException extends RuntimeException {
    private final transient DeskConflict conflict;

    public DeskConflictException(DeskConflict conflict) {
        super("taken by " + conflict.booking());
        this.conflict = conflict;
    }

    public DeskConflict conflict() {
        return conflict;
    }
}
