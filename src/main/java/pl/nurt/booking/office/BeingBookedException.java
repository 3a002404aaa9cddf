package pl.nurt.booking.office;

/** Somebody fills in the form for such a time right now; whether to take it from them is asked first. */
public class BeingBookedException extends RuntimeException {
    private final int people;

    public BeingBookedException(int people) {
        super(people + " are booking right now");
        this.people = people;
    }

    public int people() {
        return people;
    }
}
