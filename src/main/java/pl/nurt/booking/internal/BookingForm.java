package pl.nurt.booking.internal;

import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.internal.BookingRepository.Answer;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** Looks through what was filled in: what is missing or cannot be is said at its field. */
@Component
class BookingForm {
    static final int LONGEST_ANSWER = 500;

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\u00a0\\-./()]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");

    private final OwnBookingQuery own;
    private final DSLContext db;

    BookingForm(OwnBookingQuery own, DSLContext db) {
        this.own = own;
        this.db = db;
    }

    Details check(Viewer viewer, BookingCalendar calendar, BookingRequest request, Instant now) {
        var problems = new ArrayList<FieldProblem>();
        var phone = phone(request.phone(), problems);
        var place = place(viewer, calendar, request, now, problems);
        var answers = answers(calendar, request, problems);
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return new Details(request.key(), name(viewer), place, phone, answers);
    }

    static @Nullable String phone(String text, List<FieldProblem> problems) {
        var bare = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (bare.isEmpty()) {
            return null;
        }
        if (!PHONE.matcher(bare).matches()) {
            problems.add(new FieldProblem("phone", "booking.phone.unreadable"));
        }
        return bare;
    }

    private @Nullable ServicePointId place(
            Viewer viewer, BookingCalendar calendar, BookingRequest request, Instant now, List<FieldProblem> problems) {
        if (calendar.venue() == Venue.OFFICE) {
            return null;
        }
        var wanted = request.place();
        if (own.places(viewer.account(), now).stream()
                .noneMatch(place -> place.servicePointId().equals(wanted))) {
            problems.add(new FieldProblem("place", "booking.place.missing"));
        }
        return wanted;
    }

    static List<Answer> answers(BookingCalendar calendar, BookingRequest request, List<FieldProblem> problems) {
        var answers = new ArrayList<Answer>();
        for (var question : calendar.questions()) {
            var answer = request.answers().getOrDefault(question.id(), "").strip();
            var field = "answer" + question.id();
            if (answer.isEmpty() && question.required()) {
                problems.add(new FieldProblem(field, "booking.answer.missing"));
            } else if (answer.length() > LONGEST_ANSWER) {
                problems.add(new FieldProblem(field, "booking.answer.long"));
            } else if (!answer.isEmpty()) {
                answers.add(new Answer(question.label().pl(), answer));
            }
        }
        return answers;
    }

    private String name(Viewer viewer) {
        return db.select(USER_ACCOUNT.DISPLAY_NAME)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.USER_ACCOUNT_ID.eq(viewer.account()))
                .fetchSingle()
                .value1();
    }
}
