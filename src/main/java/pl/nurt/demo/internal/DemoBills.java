package pl.nurt.demo.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.PastRuns;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;

/**
 * Two years of bills, or as many months as the settings say, issued by the real runs as if each had been started on the tenth of the month
 * after, and a dry run that waits for somebody to start it. All of it is a job, so that the portal is there at once.
 */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoBills implements JobKind<DemoBills.Wish> {
    private static final Logger log = LoggerFactory.getLogger(DemoBills.class);
    private static final int ISSUED_ON = 10;
    private static final LocalTime ISSUED_AT = LocalTime.of(9, 0);

    /** The cycles that demo contracts have: see {@code 1-places-and-customers.sql}. */
    private static final List<Integer> CYCLES = List.of(1, 2);

    private final BillRuns runs;
    private final PastRuns past;
    private final Jobs jobs;
    private final DemoSettings settings;
    private final Clock clock;

    DemoBills(BillRuns runs, PastRuns past, Jobs jobs, DemoSettings settings, Clock clock) {
        this.runs = runs;
        this.past = past;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param account of whoever bills @param firstDay of which there are readings */
    record Wish(long account, String firstDay) {}

    /** A period and when it is issued. */
    private record Due(BillingPeriod period, Instant at) {}

    /** @param account of whoever bills */
    JobId fill(UserAccountId account, LocalDate firstDay) {
        return jobs.start(
                this,
                new Wish(account.value(), firstDay.toString()),
                new JobOwner(account.value()),
                JobText.of("demo.bills"));
    }

    @Override
    public String name() {
        return "demo.bills";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        var account = new UserAccountId(wish.account());
        var all = CYCLES.stream()
                .flatMap(months -> past(months, LocalDate.parse(wish.firstDay())))
                .sorted(Comparator.comparing(Due::at))
                .toList();
        var newest = all.isEmpty() ? null : all.getLast().at();
        run.total(all.size());
        log.info("demo bills being issued runs={}", all.size());
        for (var done = 0; done < all.size(); done++) {
            var due = all.get(done);
            var announced = due.at().equals(newest);
            AsSystem.run(() -> past.issue(due.period(), due.at(), account, announced, run));
            run.done(done + 1L);
        }
        AsSystem.run(() -> CYCLES.forEach(months -> prepare(account, lastOver(months))));
        log.info("demo bills issued");
        return JobResult.page("office/billing/runs");
    }

    /** The dry run of a period that was not issued yet. */
    private void prepare(UserAccountId account, BillingPeriod period) {
        runs.prepare(new Viewer(account, Set.of(Role.ADMIN)), period);
    }

    /**
     * The periods of a cycle that are over and whose day of issue has come, each since there are readings. Of the longer cycle the last one
     * is left for somebody to issue.
     */
    private Stream<Due> past(int months, LocalDate firstDay) {
        var now = clock.instant();
        var last = months == 1 ? lastOver(months) : before(lastOver(months));
        return Stream.iterate(last, DemoBills::before)
                .takeWhile(period -> period.from().isAfter(firstDay))
                .limit(settings.billedMonths() / months)
                .map(period -> new Due(period, issuedAt(period)))
                .filter(due -> !due.at().isAfter(now));
    }

    private static BillingPeriod before(BillingPeriod period) {
        return new BillingPeriod(period.last().minusMonths(period.months()), period.months());
    }

    private BillingPeriod lastOver(int months) {
        var last = YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1);
        while (last.getMonthValue() % months != 0) {
            last = last.minusMonths(1);
        }
        return new BillingPeriod(last, months);
    }

    private static Instant issuedAt(BillingPeriod period) {
        return period.until()
                .withDayOfMonth(ISSUED_ON)
                .atTime(ISSUED_AT)
                .atZone(CivilTime.ZONE)
                .toInstant();
    }

    /** Whether nothing is under way any more. @param job null when none was started */
    boolean isOver(@Nullable JobId job) {
        return job == null
                || jobs.find(job, null).map(found -> found.state().isOver()).orElse(true);
    }
}
