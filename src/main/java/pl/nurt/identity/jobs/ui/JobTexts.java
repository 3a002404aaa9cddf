package pl.nurt.identity.jobs.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Formats;

/** How jobs and timers are put into words. */
final class JobTexts {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private final Component view;
    private final Formats formats;
    private final Clock clock;

    JobTexts(Component view, Locale locale, Clock clock) {
        this.view = view;
        formats = Formats.of(locale);
        this.clock = clock;
    }

    String text(String key, Object... args) {
        return view.getTranslation(key, args);
    }

    String text(JobText text) {
        return view.getTranslation(
                text.key(), text.args().stream().map(this::spoken).toArray());
    }

    private Object spoken(Object arg) {
        return arg instanceof String said && MONTH.matcher(said).matches() ? formats.month(YearMonth.parse(said)) : arg;
    }

    String word(Job job) {
        return text(job.cancelling() ? "identity.jobs.cancelling" : "identity.jobs.state." + job.state());
    }

    static State colour(JobState state) {
        return switch (state) {
            case QUEUED, RUNNING -> State.INFO;
            case DONE -> State.GOOD;
            case FAILED -> State.BAD;
            case CANCELLED -> State.WARN;
        };
    }

    /** The time alone when it is of today. */
    String moment(@Nullable Instant at) {
        if (at == null) {
            return text("identity.jobs.never");
        }
        return CivilTime.dayOf(at).equals(CivilTime.dayOf(clock.instant())) ? formats.time(at) : formats.moment(at);
    }

    String count(long count) {
        return formats.count(count);
    }
}
