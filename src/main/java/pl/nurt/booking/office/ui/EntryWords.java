package pl.nurt.booking.office.ui;

import pl.nurt.booking.BookingState;
import pl.nurt.booking.office.BlockedTime;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.CivilTime;

/** What the office reads of one booking. */
record EntryWords(BookingTexts texts, DeskEntry entry) {
    String name() {
        var person = entry.person();
        return person == null ? texts.text("office.nowBooking") : person;
    }

    /** The address without what everybody knows, or what it is about. */
    String shortAbout() {
        var place = entry.place();
        return place == null ? entry.calendar().in(texts.locale()) : place.shortAddress();
    }

    String about() {
        var place = entry.place();
        return entry.calendar().in(texts.locale())
                + (place == null ? "" : ", " + place.shortAddress())
                + (entry.phone() == null ? "" : ", " + entry.phone());
    }

    /** Why it was called off, or what became of it; empty while it is to come. */
    String state() {
        var reason = entry.reason();
        if (reason != null) {
            var note = entry.note();
            return texts.text("reason." + reason) + (note == null ? "" : ": " + note);
        }
        if (entry.state() == BookingState.ATTENDED || entry.state() == BookingState.MISSED) {
            return texts.text("state." + entry.state());
        }
        return entry.walkIn() ? texts.text("office.walkIn") : "";
    }

    /** For a screen reader: who, when, what, what became of it. */
    String label() {
        return name() + ", " + texts.weekday(CivilTime.dayOf(entry.start())) + ", "
                + texts.span(entry.start(), entry.end()) + ", " + about()
                + (state().isEmpty() ? "" : ", " + state());
    }

    static String blocked(BookingTexts texts, BlockedTime blocked) {
        var note = blocked.note();
        return note == null ? texts.text("office.reason." + blocked.reason()) : note;
    }
}
