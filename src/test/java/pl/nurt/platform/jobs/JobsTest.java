package pl.nurt.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.db.platform.Tables;
import pl.nurt.testing.IntegrationTest;

/** Jobs are started in a transaction, watched, ended and tried again. Committed for real: another thread runs them. */
@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class JobsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(1_000_000);
    private static final JobText TITLE = JobText.of("platform.jobs.unknownKind", "a", 7);

    private final Jobs jobs;
    private final ScriptedKind kind;
    private final TransactionTemplate transaction;
    private final JobOwner owner = new JobOwner(ACCOUNTS.incrementAndGet());
    private String name = "";

    @Autowired
    private List<Timer> timers;

    @Autowired
    private JobSettings settings;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    JobsTest(Jobs jobs, ScriptedKind kind, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.kind = kind;
        this.transaction = transaction;
    }

    @BeforeEach
    void nameTheWork(TestInfo test) {
        name = test.getDisplayName();
    }

    @Test
    void a_job_runs_after_the_commit_and_leaves_its_result() {
        var job = start(run -> {
            run.total(3);
            run.done(3);
            return JobResult.page("office/imports/7");
        });

        var done = ended(job);

        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.title()).isEqualTo(TITLE);
        assertThat(done.share()).contains(1.0);
        assertThat(done.result()).isEqualTo(new JobResult(JobResultKind.PAGE, "office/imports/7"));
        assertThat(done.startedAt()).isNotNull();
    }

    @Test
    void a_job_of_a_transaction_that_is_rolled_back_never_was() {
        var ran = new AtomicInteger();
        var job = transaction.execute(status -> {
            var started = start(run -> {
                ran.incrementAndGet();
                return JobResult.nothing();
            });
            status.setRollbackOnly();
            return started;
        });
        // Another one started later has run: whatever there was to run before it has had its time.
        ended(jobs.start(kind, kind.script(name + "2", run -> JobResult.nothing()), owner, TITLE));

        assertThat(jobs.find(job, null)).isEmpty();
        assertThat(ran).hasValue(0);
    }

    @Test
    void progress_is_seen_while_the_transaction_of_the_work_is_open() {
        var seen = new CountDownLatch(1);
        var job = start(run -> transaction.execute(status -> {
            run.total(10);
            run.done(4);
            run.checkpoint("four");
            waitFor(seen);
            return JobResult.nothing();
        }));

        await().atMost(PATIENCE).until(() -> read(job).done() == 4);
        assertThat(read(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(read(job).share()).contains(0.4);
        seen.countDown();
        assertThat(ended(job).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void a_running_job_that_is_cancelled_stops_at_its_next_step() {
        var steps = new AtomicInteger();
        var job = start(run -> {
            while (true) {
                run.done(steps.incrementAndGet());
                TimeUnit.MILLISECONDS.sleep(1);
            }
        });
        await().atMost(PATIENCE).until(() -> steps.get() > 3);

        assertThat(jobs.cancel(job)).isTrue();
        assertThat(jobs.cancel(job)).isFalse();

        assertThat(ended(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.cancel(job)).isFalse();
    }

    @Test
    void a_job_fails_in_words_and_goes_on_from_its_checkpoint_when_tried_again() {
        var found = new ConcurrentLinkedQueue<String>();
        var asked = new ConcurrentLinkedQueue<JobOwner>();
        var another = new JobOwner(owner.account() + 1);
        var job = start(run -> {
            found.add(run.checkpoint().orElse("nothing"));
            asked.add(run.askedBy());
            run.checkpoint("row 100");
            if (found.size() == 1) {
                throw new JobFailedException(JobText.of("platform.jobs.unknownKind", "row", 101));
            }
            return JobResult.nothing();
        });
        var failed = ended(job);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.failure()).isEqualTo(JobText.of("platform.jobs.unknownKind", "row", 101));

        assertThat(jobs.retry(job, another)).isTrue();

        assertThat(ended(job).state()).isEqualTo(JobState.DONE);
        assertThat(found).containsExactly("nothing", "row 100");
        assertThat(asked).containsExactly(owner, another);
        assertThat(jobs.find(job, owner)).isPresent();
        assertThat(jobs.retry(job, another)).isFalse();
    }

    @Test
    void what_nobody_expected_is_reported_with_a_reference_number() {
        var job = start(run -> {
            throw new IllegalStateException("secret detail");
        });

        var failure = Objects.requireNonNull(ended(job).failure());
        assertThat(failure.key()).isEqualTo("platform.jobs.unexpected");
        assertThat(failure.args().toString()).doesNotContain("secret").hasSizeGreaterThan(30);
    }

    @Test
    void of_one_kind_and_key_only_one_is_under_way() {
        var go = new CountDownLatch(1);
        var script = kind.script(name, run -> {
            waitFor(go);
            return JobResult.nothing();
        });
        var key = owner.toString();
        var first = jobs.startOnce(kind, script, owner, TITLE, key);

        assertThat(jobs.startOnce(kind, script, owner, TITLE, key)).isEqualTo(first);
        go.countDown();
        ended(first);
        assertThat(jobs.startOnce(kind, script, owner, TITLE, key)).isNotEqualTo(first);
    }

    @Test
    void another_persons_job_is_not_there() {
        var job = start(run -> JobResult.nothing());
        var stranger = new JobOwner(ACCOUNTS.incrementAndGet());

        assertThat(jobs.find(job, owner)).isPresent();
        assertThat(jobs.find(job, stranger)).isEmpty();
        assertThat(jobs.page(stranger, null, null, 10)).isEmpty();
        assertThat(jobs.page(owner, null, null, 10)).extracting(Job::id).containsExactly(job);
        assertThat(jobs.page(owner, null, job, 10)).isEmpty();
        ended(job);
        assertThat(jobs.counts(owner)).containsEntry(JobState.DONE, 1).hasSize(1);
    }

    @Test
    void a_checkpoint_that_is_too_long_and_a_result_elsewhere_are_refused() {
        Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
        var job = start(run -> {
            try {
                run.checkpoint("x".repeat(2_001));
            } catch (IllegalArgumentException tooLong) {
                refused.add(tooLong);
            }
            return JobResult.nothing();
        });
        ended(job);
        assertThat(refused).hasSize(1);
        assertThatThrownBy(() -> JobResult.page("//elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_job_that_was_over_long_ago_is_forgotten_by_its_timer() {
        var old = start(run -> JobResult.nothing());
        ended(old);
        db.update(Tables.JOB)
                .set(Tables.JOB.ENDED_AT, clock.instant().minus(settings.keep().plusSeconds(1)))
                .where(Tables.JOB.JOB_ID.eq(old))
                .execute();
        var young = start(run -> JobResult.nothing());
        ended(young);

        timers.stream()
                .filter(timer -> timer.name().equals("platform.old-jobs"))
                .forEach(timer -> timer.work().run());

        assertThat(jobs.find(old, null)).isEmpty();
        assertThat(jobs.find(young, null)).isPresent();
    }

    private JobId start(ScriptedKind.Work work) {
        return jobs.start(kind, kind.script(name, work), owner, TITLE);
    }

    private Job read(JobId job) {
        return jobs.find(job, null).orElseThrow();
    }

    private Job ended(JobId job) {
        return await().atMost(PATIENCE)
                .until(() -> read(job), found -> found.state().isOver());
    }

    private static void waitFor(CountDownLatch latch) {
        await().atMost(PATIENCE).until(() -> latch.getCount() == 0);
    }
}
