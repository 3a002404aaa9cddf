package pl.nurt.booking.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.guests.GuestContact;
import pl.nurt.booking.internal.BookingRepository.Answer;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** Looks through what somebody without an account filled in: a name, one way to reach the person, what the calendar asks. */
@Component
class GuestForm {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;

    Details check(BookingCalendar calendar, BookingRequest request, GuestContact contact) {
        var problems = new ArrayList<FieldProblem>();
        var person = contact.person().strip();
        if (person.isEmpty() || person.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("person", "booking.guest.person.missing"));
        }
        var phone = BookingForm.phone(request.phone(), problems);
        var email = contact.email().strip();
        if (!email.isEmpty()
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            problems.add(new FieldProblem("email", "booking.guest.email.unreadable"));
        }
        if (email.isEmpty() && phone == null) {
            problems.add(new FieldProblem("email", "booking.guest.reach.missing"));
        }
        var answers = new ArrayList<>(place(calendar, contact, problems));
        answers.addAll(BookingForm.answers(calendar, request, problems));
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return new Details(request.key(), person, null, phone, answers);
    }

    /** Nobody's service points are looked up for a stranger: the address is what was typed. */
    private static List<Answer> place(BookingCalendar calendar, GuestContact contact, List<FieldProblem> problems) {
        if (calendar.venue() == Venue.OFFICE) {
            return List.of();
        }
        var place = contact.place().strip();
        if (place.isEmpty() || place.length() > BookingForm.LONGEST_ANSWER) {
            problems.add(new FieldProblem("place", "booking.guest.place.missing"));
        }
        return List.of(new Answer("Adres", place));
    }
}
