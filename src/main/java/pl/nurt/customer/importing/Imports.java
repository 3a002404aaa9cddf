package pl.nurt.customer.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerRights;
import pl.nurt.customer.internal.importing.ImportRepository;
import pl.nurt.customer.internal.importing.ImportWork;
import pl.nurt.customer.internal.importing.TableReader;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * Takes the register over from an old system.
 *
 * <p>A table is kept as it came; its rows are looked through and judged; then those that are new or changed, and those doubtful ones that
 * somebody accepted, are taken in. Taking the same table in again changes nothing. An import can be undone while nothing stands on it.
 */
@Service
public class Imports {
    /** What a file may weigh. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private final ImportRepository imports;
    private final ImportWork work;
    private final List<ImportContributor> contributors;
    private final Audit audit;
    private final Looks looks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            ImportRepository imports,
            ImportWork work,
            List<ImportContributor> contributors,
            Audit audit,
            Looks looks,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.work = work;
        this.contributors = contributors;
        this.audit = audit;
        this.looks = looks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a table and guesses what its columns mean: as somebody said of such heads before, else by their words.
     *
     * @throws TableUnreadableException if it is no table
     */
    @Transactional
    @PreAuthorize(CustomerRights.WRITE)
    public ImportRunId upload(String fileName, byte[] content, Viewer viewer) {
        if (content.length > LARGEST) {
            throw new TableUnreadableException("customer.import.problem.large");
        }
        var heads = TableReader.heads(content);
        var remembered = imports.remembered(heads);
        var taken = new HashSet<ImportField>();
        var mapping = new ArrayList<Optional<ImportField>>();
        for (var head : heads) {
            var field = remembered.getOrDefault(head, ImportField.guess(head)).filter(taken::add);
            mapping.add(field);
        }
        return imports.insert(shortened(fileName), content, heads, mapping, viewer.account(), clock.instant());
    }

    private static String shortened(String fileName) {
        var bare = fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
        return bare.isEmpty() ? "import" : bare.length() > 255 ? bare.substring(0, 255) : bare;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize(CustomerRights.WRITE)
    public List<ImportRun> newest(int most) {
        return imports.newest(most);
    }

    /** @throws NotFoundException if there is no such import */
    @Transactional(readOnly = true)
    @PreAuthorize(CustomerRights.WRITE)
    public ImportRun get(ImportRunId run) {
        return imports.find(run).orElseThrow(NotFoundException::new);
    }

    /** A page of rows by key. @param verdict null for all @param after number of the last row of the page before, 0 for the first page */
    @Transactional
    @PreAuthorize(CustomerRights.WRITE)
    public List<ImportedRow> rows(ImportRunId run, @Nullable ImportVerdict verdict, int after, int skip, int size) {
        looks.note(CustomerDeed.IMPORT_SEEN, AuditSubject.of("customer.import", run.value()));
        return imports.rows(run, verdict, after, skip, size);
    }

    /**
     * Says what the columns mean and that the rows be looked through; remembered for the next file with such heads.
     *
     * @throws RefusedInputException when no column holds the customer's number, or two hold the same field
     * @throws StaleEditException when the import has gone further meanwhile
     */
    @Transactional
    @PreAuthorize(CustomerRights.WRITE)
    public void check(ImportRunId run, List<Optional<ImportField>> mapping, Viewer viewer) {
        var present = get(run);
        var fields = mapping.stream().flatMap(Optional::stream).toList();
        if (mapping.size() != present.heads().size() || !fields.contains(ImportField.CUSTOMER_NUMBER)) {
            throw new RefusedInputException(
                    List.of(new FieldProblem("mapping", "customer.import.problem.numberColumn")));
        }
        if (new HashSet<>(fields).size() < fields.size()) {
            throw new RefusedInputException(List.of(new FieldProblem("mapping", "customer.import.problem.twice")));
        }
        if (!imports.step(run, ImportState.CHECKING, ImportState.UPLOADED, ImportState.CHECKED, ImportState.UNDONE)) {
            throw new StaleEditException();
        }
        imports.map(present, mapping);
        work.startCheck(run, viewer);
    }

    /** Lets a doubtful row be taken in, or not; all doubtful ones when no number is given. */
    @Transactional
    @PreAuthorize(CustomerRights.WRITE)
    public void accept(ImportRunId run, @Nullable Integer row, boolean accepted, Viewer viewer) {
        imports.accept(run, row, accepted);
    }

    /**
     * Has the rows taken in. Again, and only what was accepted since is taken in.
     *
     * @throws StaleEditException when the rows were not looked through yet, or are being taken in
     */
    @Transactional
    @PreAuthorize(CustomerRights.WRITE)
    public void apply(ImportRunId run, Viewer viewer) {
        if (!imports.step(run, ImportState.APPLYING, ImportState.CHECKED, ImportState.APPLIED)) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                CustomerDeed.CUSTOMERS_IMPORTED,
                AuditSubject.of("customer.import", run.value()),
                Changes.none().with("fileName", null, get(run).fileName()));
        work.startApply(run, viewer);
    }

    /**
     * Takes back everything the import made and changed, or nothing.
     *
     * @throws RefusedInputException when something stands on it: a change, a note, an invoice
     * @throws StaleEditException when it was not taken in
     */
    @PreAuthorize(CustomerRights.WRITE)
    public void undo(ImportRunId run, Viewer viewer) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!imports.step(run, ImportState.UNDOING, ImportState.APPLIED)) {
                    throw new StaleEditException();
                }
                for (var contributor : contributors) {
                    if (!contributor.undo(run)) {
                        throw standsOnIt();
                    }
                }
                if (!imports.undo(run)) {
                    throw standsOnIt();
                }
                imports.step(run, ImportState.UNDONE, ImportState.UNDOING);
                audit.changed(
                        viewer,
                        CustomerDeed.IMPORT_UNDONE,
                        AuditSubject.of("customer.import", run.value()),
                        Changes.none());
            });
        } catch (DataIntegrityViolationException referred) {
            throw standsOnIt();
        }
    }

    private static RefusedInputException standsOnIt() {
        return new RefusedInputException(List.of(new FieldProblem("import", "customer.import.problem.standsOnIt")));
    }
}
