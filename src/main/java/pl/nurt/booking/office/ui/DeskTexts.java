package pl.nurt.booking.office.ui;

import pl.nurt.booking.office.DeskConflict;
import pl.nurt.booking.ui.BookingTexts;

/** Sentences of the office's calendar. */
final class DeskTexts {
    private DeskTexts() {}

    /** Who has the time, and when. */
    static String conflict(BookingTexts texts, DeskConflict conflict) {
        var person = conflict.person();
        var who = person != null
                ? person
                : texts.text(conflict.booking() == null ? "office.conflict.blocked" : "office.nowBooking");
        return who + ", " + texts.moment(conflict.start()) + "–" + texts.time(conflict.end());
    }
}
