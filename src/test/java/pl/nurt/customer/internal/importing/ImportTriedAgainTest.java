package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.IMPORT_RUN;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.platform.Tables.JOB;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.jobs.JobStoppedException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

/** Jobs of imports fail, are left, and are tried again later, by whoever may: what happens then, and what the log says of it. */
@IntegrationTest
class ImportTriedAgainTest {
    private static final String TABLE = "Nr odbiorcy;Imię;Nazwisko\n900201;Ewa;Łączyńska\n900202;Jan;Lis\n";

    @Autowired
    Imports imports;

    @Autowired
    ImportCheckJob checking;

    @Autowired
    ImportApplyJob applying;

    @Autowired
    ImportUndoJob undoing;

    @Autowired
    Customers customers;

    @Autowired
    DSLContext db;

    @Autowired
    SignIn signIn;

    private Viewer clerk;
    private ImportSteps steps;

    @BeforeEach
    void signIn() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        steps = new ImportSteps(imports, checking, applying, undoing, clerk);
    }

    /** What the page of jobs shows of one that did not end well. */
    private JobId failed(ImportRunId run) {
        var job = Objects.requireNonNull(imports.get(run).job());
        db.update(JOB)
                .set(JOB.STATE, JobState.FAILED)
                .set(JOB.ENDED_AT, Instant.EPOCH)
                .set(JOB.FAILURE_KEY, "platform.jobs.unknownKind")
                .set(JOB.FAILURE_ARGS, JSONB.valueOf("[]"))
                .where(JOB.JOB_ID.eq(job))
                .execute();
        return job;
    }

    private JobRun again(JobId job) {
        return new UnwatchedRun(job, clerk.jobOwner());
    }

    private boolean isThere(String number) {
        return customers.byNumber(number).isPresent();
    }

    @Test
    void taking_in_that_was_left_takes_nothing_in_when_it_is_tried_again() {
        var run = steps.checked(TABLE);
        imports.apply(run, clerk);
        var job = failed(run);
        imports.leave(run, clerk);
        assertThat(imports.get(run).state()).isEqualTo(ImportState.CHECKED);

        assertThatThrownBy(() -> applying.run(ImportSteps.data(run), again(job)))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("customer.import.problem.leftBehind");

        assertThat(isThere("900201")).isFalse();
        assertThat(imports.get(run).state()).isEqualTo(ImportState.CHECKED);
        assertThat(imports.get(run).appliedAt()).isNull();
    }

    @Test
    void nor_does_it_once_the_rows_were_looked_at_again_and_somebody_began_anew() {
        var run = steps.checked(TABLE);
        imports.apply(run, clerk);
        var job = failed(run);
        imports.leave(run, clerk);
        imports.check(run, imports.get(run).mapping(), clerk);
        assertThatThrownBy(() -> applying.run(ImportSteps.data(run), again(job)))
                .isInstanceOf(JobFailedException.class);

        checking.run(ImportSteps.data(run), steps.job(run));
        imports.apply(run, clerk);
        assertThatThrownBy(() -> applying.run(ImportSteps.data(run), again(job)))
                .isInstanceOf(JobFailedException.class);
        assertThat(isThere("900201")).isFalse();

        applying.run(ImportSteps.data(run), steps.job(run));
        assertThat(isThere("900201")).isTrue();
    }

    @Test
    void looking_through_that_was_left_is_not_done_behind_anybodys_back() {
        var run = steps.checked(TABLE);
        imports.check(run, imports.get(run).mapping(), clerk);
        var job = failed(run);
        imports.leave(run, clerk);

        assertThatThrownBy(() -> checking.run(ImportSteps.data(run), again(job)))
                .isInstanceOf(JobFailedException.class);
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UPLOADED);
    }

    @Test
    void a_job_whose_portal_was_killed_at_the_very_end_ends_well_and_says_nothing_twice() {
        var run = steps.applied(TABLE);
        var ended = imports.get(run).appliedAt();
        assertThat(applying.run(ImportSteps.data(run), steps.job(run))).isPresent();
        assertThat(imports.get(run).appliedAt()).isEqualTo(ended);
        assertThat(noted(run, CustomerDeed.CUSTOMERS_IMPORTED)).hasSize(1);

        steps.undone(run);
        assertThat(undoing.run(ImportSteps.data(run), steps.job(run))).isPresent();
        assertThat(noted(run, CustomerDeed.IMPORT_UNDONE)).hasSize(1);
    }

    @Test
    void rows_that_were_taken_in_are_never_judged_anew() {
        var run = steps.applied(TABLE);
        stands(run, ImportState.CHECKED);
        assertThatThrownBy(() -> imports.check(run, imports.get(run).mapping(), clerk))
                .isInstanceOf(StaleEditException.class);
        stands(run, ImportState.CHECKING);
        assertThatThrownBy(() -> checking.run(ImportSteps.data(run), steps.job(run)))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("customer.import.problem.takenIn");
        assertThat(steps.rows(run)).hasSize(2).allMatch(row -> row.applied());
    }

    @Test
    void what_was_taken_in_is_taken_back_wherever_the_import_stands() {
        var run = steps.applied(TABLE);
        for (var state : List.of(ImportState.CHECKED, ImportState.UPLOADED, ImportState.UNDONE)) {
            stands(run, state);
            steps.undone(run);
            assertThat(isThere("900201")).isFalse();
            stands(run, ImportState.CHECKED);
            steps.applied(run);
        }
    }

    private void stands(ImportRunId run, ImportState state) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, state)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .execute();
    }

    @Test
    void undoing_that_was_refused_is_refused_again_and_done_once_nothing_stands_on_the_import() {
        var run = steps.applied(TABLE);
        db.execute("update customer.customer set version = 2 where number = '900202'");
        steps.notUndone(run);

        assertThatThrownBy(() -> undoing.run(ImportSteps.data(run), steps.job(run)))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("customer.import.problem.standsOnIt");
        assertThat(imports.get(run).state()).isEqualTo(ImportState.APPLIED);

        db.execute("update customer.customer set version = 1 where number = '900202'");
        assertThat(undoing.run(ImportSteps.data(run), steps.job(run))).isPresent();
        assertThat(isThere("900201")).isFalse();
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UNDONE);
    }

    @Test
    void the_log_speaks_of_what_has_happened_and_of_whoever_had_it_done_last() {
        var run = steps.checked(TABLE);
        imports.apply(run, clerk);
        assertThat(noted(run, CustomerDeed.CUSTOMERS_IMPORTED)).isEmpty();

        var another = new JobOwner(clerk.account().value() + 1);
        applying.run(
                ImportSteps.data(run),
                new UnwatchedRun(Objects.requireNonNull(imports.get(run).job()), another));
        assertThat(noted(run, CustomerDeed.CUSTOMERS_IMPORTED)).containsExactly(another.account());

        db.execute("update customer.customer set version = 2 where number = '900202'");
        steps.notUndone(run);
        assertThat(noted(run, CustomerDeed.IMPORT_UNDONE)).isEmpty();
        db.execute("update customer.customer set version = 1 where number = '900202'");
        steps.undone(run);
        assertThat(noted(run, CustomerDeed.IMPORT_UNDONE))
                .containsExactly(clerk.account().value());
    }

    /** Who did it, once for each time the log says so of the import. */
    private List<Long> noted(ImportRunId run, CustomerDeed deed) {
        var subject = CustomerDeed.subject(run);
        return db.select(AUDIT_ENTRY.MADE_BY)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.DEED.eq(deed.code()))
                .and(AUDIT_ENTRY.SUBJECT_KIND.eq(subject.kind()))
                .and(AUDIT_ENTRY.SUBJECT_ID.eq(subject.id()))
                .fetch(row -> row.value1().value());
    }

    @Test
    void an_import_is_taken_in_once_all_of_it_is() {
        var run = steps.checked(TABLE);
        imports.apply(run, clerk);
        var job = Objects.requireNonNull(imports.get(run).job());
        assertThatThrownBy(() -> applying.run(ImportSteps.data(run), new Cancelled(job)))
                .isInstanceOf(JobStoppedException.class);

        assertThat(isThere("900201")).isTrue();
        assertThat(imports.get(run).appliedAt()).isNull();

        applying.run(ImportSteps.data(run), steps.job(run));
        assertThat(imports.get(run).appliedAt()).isNotNull();
        steps.undone(run);
        assertThat(isThere("900201")).isFalse();
        assertThat(imports.get(run).appliedAt()).isNull();
    }

    /** Somebody cancels it as soon as it has taken rows in. */
    private record Cancelled(JobId job) implements JobRun {
        @Override
        public JobOwner owner() {
            return new JobOwner(1);
        }

        @Override
        public JobOwner askedBy() {
            return owner();
        }

        @Override
        public void total(long steps) {}

        @Override
        public void done(long steps) {
            throw new JobStoppedException("CANCELLED");
        }

        @Override
        public void check() {}

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String cursor) {}
    }
}
