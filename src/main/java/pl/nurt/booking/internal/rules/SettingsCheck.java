package pl.nurt.booking.internal.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.CalendarSettings;
import pl.nurt.booking.calendars.Words;
import pl.nurt.platform.FieldProblem;

/** What the settings of a calendar must be like, as the database has it, too. */
public final class SettingsCheck {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_QUESTIONS = 8;

    private SettingsCheck() {}

    public static List<FieldProblem> of(CalendarSettings settings) {
        var problems = new ArrayList<FieldProblem>();
        words(settings.name(), "name", LONGEST_NAME, problems);
        words(settings.room(), "room", LONGEST_NAME, problems);
        words(settings.bring(), "bring", LONGEST_TEXT, problems);
        between(settings.length(), 5, 480, "length", problems);
        between(settings.step(), 5, 480, "step", problems);
        between(settings.before(), 0, 240, "before", problems);
        between(settings.after(), 0, 240, "after", problems);
        between(settings.capacity(), 1, 500, "capacity", problems);
        between(settings.bookNotice(), 0, 60 * 24 * 60, "bookNotice", problems);
        between(settings.moveNotice(), 0, 60 * 24 * 60, "moveNotice", problems);
        between(settings.cancelNotice(), 0, 60 * 24 * 60, "cancelNotice", problems);
        between(settings.horizonDays(), 1, 730, "horizonDays", problems);
        between(settings.openPerPerson(), 1, 50, "openPerPerson", problems);
        between(settings.offerMinutes(), 15, 2400, "offerMinutes", problems);
        between(settings.reminderHours(), 1, 168, "reminderHours", problems);
        if (settings.questions().size() > MOST_QUESTIONS) {
            problems.add(new FieldProblem("questions", "booking.settings.questions.many"));
        }
        settings.questions().forEach(asked -> words(asked.label(), "questions", LONGEST_NAME, problems));
        return problems;
    }

    /** Both languages or none. */
    private static void words(@Nullable Words words, String field, int longest, List<FieldProblem> problems) {
        if (words == null) {
            return;
        }
        if (words.pl().isBlank() || words.en().isBlank()) {
            problems.add(new FieldProblem(field, "booking.settings.both"));
        } else if (words.pl().length() > longest || words.en().length() > longest) {
            problems.add(new FieldProblem(field, "booking.settings.long"));
        }
    }

    private static void between(int value, int least, int most, String field, List<FieldProblem> problems) {
        if (value < least || value > most) {
            problems.add(new FieldProblem(field, "booking.settings.range"));
        }
    }
}
