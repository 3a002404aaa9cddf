package pl.nurt.booking.office;

import java.util.List;

/** What came of cancelling. @param told these got a message; @param toRing these have no account, so somebody has to ring them */
public record CalledOff(List<DeskEntry> told, List<DeskEntry> toRing) {
    public static final CalledOff NOBODY = new CalledOff(List.of(), List.of());

    public CalledOff {
        told = List.copyOf(told);
        toRing = List.copyOf(toRing);
    }
}
