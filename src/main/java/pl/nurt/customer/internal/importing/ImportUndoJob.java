package pl.nurt.customer.internal.importing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.importing.ImportContributor;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditNote;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;

/**
 * Takes back everything an import made and changed in one transaction, or nothing: then the import stays as it was, and the job says that
 * something stands on it. Tried again it looks again.
 */
@Component
public class ImportUndoJob implements JobKind<ImportData> {
    private static final int NOTES_AT_ONCE = 2_000;
    /** Where it stands after something stood on it as well. */
    private static final Set<ImportState> FROM = Set.of(ImportState.UNDOING, ImportState.APPLIED);

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ImportTurn turn;
    private final List<ImportContributor> contributors;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ImportUndoJob(
            ImportRepository imports,
            ImportRowRepository rows,
            ImportTurn turn,
            List<ImportContributor> contributors,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.rows = rows;
        this.turn = turn;
        this.contributors = contributors;
        this.audit = audit;
        // A failure leaves nothing of it, also where a transaction is around it already.
        this.transaction = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.events = events;
    }

    @Override
    public String name() {
        return "customer.import-undo";
    }

    @Override
    public Class<ImportData> dataType() {
        return ImportData.class;
    }

    @Override
    public Optional<JobResult> run(ImportData data, JobRun run) {
        var id = data.id();
        try {
            transaction.executeWithoutResult(status -> {
                if (turn.isOf(id, run, ImportState.UNDONE, FROM)) {
                    imports.step(id, ImportState.UNDONE, ImportState.UNDOING, ImportState.APPLIED);
                    undo(id, Author.of(new UserAccountId(run.askedBy().account())));
                }
            });
        } catch (StandsOnItException | DataIntegrityViolationException standing) {
            imports.step(id, ImportState.APPLIED, ImportState.UNDOING);
            throw new JobFailedException(JobText.of("customer.import.problem.standsOnIt"), standing);
        }
        return JobResult.page("office/imports/" + data.run());
    }

    private void undo(ImportRunId id, Author author) {
        for (var contributor : contributors) {
            if (!contributor.undo(id)) {
                throw new StandsOnItException();
            }
        }
        var changes = rows.changes(id);
        if (!imports.undo(id)) {
            throw new StandsOnItException();
        }
        note(id, changes, author);
    }

    /** Those the import made are gone, which is said of each of them; the others are again as they were. */
    private void note(ImportRunId id, Map<CustomerId, ImportChanges> changes, Author author) {
        var known = imports.known(changes.keySet());
        var notes = changes.entrySet().stream()
                .map(customer -> new AuditNote(
                        CustomerDeed.IMPORT_UNDONE,
                        CustomerDeed.subject(customer.getKey()),
                        customer.getValue().undone(id.value())))
                .toList();
        for (var first = 0; first < notes.size(); first += NOTES_AT_ONCE) {
            audit.changed(author, notes.subList(first, Math.min(notes.size(), first + NOTES_AT_ONCE)));
        }
        audit.changed(author, CustomerDeed.IMPORT_UNDONE, CustomerDeed.subject(id), Changes.none());
        events.publishEvent(new CustomerChanged(known));
    }

    private static final class StandsOnItException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
