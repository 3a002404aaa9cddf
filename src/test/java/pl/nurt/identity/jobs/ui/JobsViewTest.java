package pl.nurt.identity.jobs.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

/** Everybody in the office sees what they had the portal do; an administrator sees all, and the timers. */
class JobsViewTest extends ViewTest {
    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcTemplate sql;

    @ParameterizedTest
    @MethodSource("languages")
    void a_failed_job_says_why_and_can_be_tried_again(Locale language) {
        var clerk = signIn(Role.CUSTOMER_SERVICE);
        var job = insert(clerk, "FAILED", "failure_key, failure_args", "'platform.jobs.unexpected', '[\"4711\"]'");
        open(language);

        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText)).anyMatch(text -> text.contains("4711"));
        _click(_get(
                Button.class,
                spec -> spec.withText(language.equals(Languages.POLISH) ? "Spróbuj ponownie" : "Try again")));

        assertThat(jobs.find(job, null).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        _assertOne(Span.class, spec -> spec.withText(language.equals(Languages.POLISH) ? "czeka" : "waiting"));
    }

    /** Titles are kept as they were stored; months in them are said, not spelt. */
    @ParameterizedTest
    @MethodSource("languages")
    void the_job_of_a_bill_run_says_its_month_and_cycle_in_words(Locale language) {
        var clerk = signIn(Role.FINANCE);
        var job = insert(clerk, "DONE", "total", "0");
        sql.update(
                "update platform.job set title_key = 'billing.runs.job.count', title_args = '[\"2026-10\", 2]' where job_id = ?",
                job.value());
        open(language);

        assertThat(_get(JobRow.class).getElement().getTextRecursively())
                .contains(
                        language.equals(Languages.POLISH)
                                ? "Próba rozliczenia: październik 2026, co 2 miesiące"
                                : "Dry run: October 2026, every 2 months");
    }

    @Test
    void a_finished_job_offers_its_result_and_a_running_one_its_end() {
        var clerk = signIn(Role.FINANCE);
        insert(clerk, "DONE", "result_kind, result", "'FILE', 'files/4711'");
        var running = insert(clerk, "RUNNING", "done, total", "1500, 6000");
        open(Languages.ENGLISH);

        assertThat(_get(Anchor.class, spec -> spec.withText("Download")).getHref())
                .isEqualTo("files/4711");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText)).anyMatch("1,500 of 6,000"::equals);
        _click(_get(Button.class, spec -> spec.withText("Cancel job")));

        assertThat(jobs.find(running, null).orElseThrow().cancelling()).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Cancel job"));
        _assertOne(Span.class, spec -> spec.withText("being cancelled"));
    }

    @Test
    void somebody_elses_jobs_are_seen_by_an_administrator_only() {
        var other = signIn(Role.TECHNICIAN);
        insert(other, "DONE", "total", "0");
        signIn(Role.CUSTOMER_SERVICE);
        open(Languages.POLISH);
        _assertNone(H2.class, spec -> spec.withText("Powtarzanie zdarzeń między modułami"));
        _assertNone(JobRow.class);
        _assertNone(TimersCard.class);
        closePage();

        signIn(Role.ADMIN);
        open(Languages.POLISH);
        _assertOne(TimersCard.class);
        _assertNone(JobRow.class);
    }

    @Test
    void a_long_list_goes_on_where_it_ended() {
        var clerk = signIn(Role.DISPATCHER);
        IntStream.range(0, 60).forEach(i -> insert(clerk, "DONE", "total", "0"));
        open(Languages.ENGLISH);
        assertThat(_find(JobRow.class)).hasSize(50);

        _click(_get(Button.class, spec -> spec.withText("Show older jobs")));

        assertThat(_find(JobRow.class)).hasSize(60);
        _assertNone(Button.class, spec -> spec.withText("Show older jobs"));
    }

    private void open(Locale language) {
        openBrowser(language, JobsView.class);
        UI.getCurrent().navigate(JobsView.class);
    }

    private static void closePage() {
        UI.getCurrent().close();
    }

    private JobId insert(SignedInUser owner, String state, String columns, String values) {
        var over = JobState.valueOf(state).isOver();
        return new JobId(Objects.requireNonNull(sql.queryForObject(
                "insert into platform.job (kind, data, owner, title_key, title_args, state, created_at, ended_at, "
                        + columns
                        + ") values ('platform.scripted', '{}', ?, 'platform.timer.events', '[]', ?, now(), "
                        + (over ? "now()" : "null") + ", " + values + ") returning job_id",
                Long.class,
                owner.accountId().value(),
                state)));
    }
}
