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
import pl.nurt.customer.importing.ImportState;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditNote;
import pl.nurt.identity.audit.Author;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/** Takes judged rows in, so many a transaction; a portal that takes the work over goes on where the last transaction ended. */
@Component
public class ImportApplyJob implements JobKind<ImportData> {
    private static final int ROWS_AT_ONCE = 2_000;

    private final ImportRepository imports;
    private final List<ImportContributor> contributors;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportApplyJob(
            ImportRepository imports,
            List<ImportContributor> contributors,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.imports = imports;
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
        var rows = imports.lastRow(id);
        run.total(rows);
        var moment = imports.appliedAt(id, clock.instant());
        for (var begin = 1; begin <= rows; begin += ROWS_AT_ONCE) {
            var first = begin;
            var last = Math.min(rows, begin + ROWS_AT_ONCE - 1);
            transaction.executeWithoutResult(status -> {
                if (imports.apply(id, first, last, moment) == 0) {
                    return;
                }
                contributors.forEach(contributor -> contributor.applied(id));
                var changes = imports.changesTakenNow(id);
                audit.changed(
                        Author.job(name()),
                        changes.entrySet().stream()
                                .map(customer -> new AuditNote(
                                        CustomerDeed.CUSTOMERS_IMPORTED,
                                        CustomerDeed.subject(customer.getKey()),
                                        customer.getValue().made(data.run())))
                                .toList());
                events.publishEvent(new CustomerChanged(Set.copyOf(changes.keySet())));
            });
            run.done(last);
        }
        imports.step(id, ImportState.APPLIED, ImportState.APPLYING);
        return JobResult.page("office/imports/" + data.run());
    }
}
