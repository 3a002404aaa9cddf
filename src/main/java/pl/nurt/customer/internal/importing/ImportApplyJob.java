package pl.nurt.customer.internal.importing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.importing.ImportContributor;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditNote;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/**
 * Takes judged rows in, so many a transaction; a portal that takes the work over goes on where the last transaction ended.
 *
 * <p>Only while the import waits for this very job: tried again after somebody left it, it fails and takes nothing in.
 */
@Component
public class ImportApplyJob implements JobKind<ImportData> {
    private static final int ROWS_AT_ONCE = 2_000;

    private static final Set<ImportState> FROM = Set.of(ImportState.APPLYING);

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ImportTurn turn;
    private final List<ImportContributor> contributors;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportApplyJob(
            ImportRepository imports,
            ImportRowRepository rows,
            ImportTurn turn,
            List<ImportContributor> contributors,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.turn = turn;
        this.contributors = contributors;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customer.import";
    }

    @Override
    public Class<ImportData> dataType() {
        return ImportData.class;
    }

    @Override
    public Optional<JobResult> run(ImportData data, JobRun run) {
        var id = data.id();
        var all = rows.last(id);
        run.total(all);
        for (var begin = 1; begin <= all; begin += ROWS_AT_ONCE) {
            var first = begin;
            var last = Math.min(all, begin + ROWS_AT_ONCE - 1);
            transaction.executeWithoutResult(status -> {
                if (turn.isOf(id, run, ImportState.APPLIED, FROM)) {
                    take(id, first, last, run);
                }
            });
            run.done(last);
        }
        transaction.executeWithoutResult(status -> {
            if (turn.isOf(id, run, ImportState.APPLIED, FROM)) {
                end(id, run);
            }
        });
        return JobResult.page("office/imports/" + data.run());
    }

    private void take(ImportRunId id, int first, int last, JobRun run) {
        var moment = imports.moment(id).orElseGet(clock::instant);
        if (imports.apply(id, first, last, moment) == 0) {
            return;
        }
        imports.bears(id, moment);
        contributors.forEach(contributor -> contributor.applied(id));
        var changes = rows.changesTakenNow(id);
        audit.changed(
                author(run),
                changes.entrySet().stream()
                        .map(customer -> new AuditNote(
                                CustomerDeed.CUSTOMERS_IMPORTED,
                                CustomerDeed.subject(customer.getKey()),
                                customer.getValue().made(id.value())))
                        .toList());
        events.publishEvent(new CustomerChanged(Set.copyOf(changes.keySet())));
    }

    private void end(ImportRunId id, JobRun run) {
        imports.takenIn(id, clock.instant());
        audit.changed(
                author(run),
                CustomerDeed.CUSTOMERS_IMPORTED,
                CustomerDeed.subject(id),
                Changes.none()
                        .with("fileName", null, imports.find(id).orElseThrow().fileName()));
    }

    private static Author author(JobRun run) {
        return Author.of(new UserAccountId(run.askedBy().account()));
    }
}
