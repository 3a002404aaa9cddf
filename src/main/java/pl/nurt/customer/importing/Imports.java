package pl.nurt.customer.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerFiles;
import pl.nurt.customer.internal.importing.ImportRepository;
import pl.nurt.customer.internal.importing.ImportRowRepository;
import pl.nurt.customer.internal.importing.ImportWork;
import pl.nurt.customer.internal.importing.TableFile;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.NotScannedYetException;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.work.HeavyWork;

/**
 * Takes the register over from an old system.
 *
 * <p>A table is kept as it came; its rows are looked through and judged; then those that are new or changed, and those doubtful ones that
 * somebody accepted, are taken in. Taking the same table in again changes nothing. An import can be undone while nothing stands on it.
 */
@Service
public class Imports {
    /** What is taken: text or a spreadsheet, whatever its name says. */
    public static final FileRules FILES = FileRules.of(64, 2_048, Set.of(FileKind.TEXT, FileKind.XLSX));

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ImportWork work;
    private final StoredFiles files;
    private final HeavyWork heavyWork;
    private final Looks looks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            ImportRepository imports,
            ImportRowRepository rows,
            ImportWork work,
            StoredFiles files,
            HeavyWork heavyWork,
            Looks looks,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.work = work;
        this.files = files;
        this.heavyWork = heavyWork;
        this.looks = looks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a table and begins an import with it.
     *
     * @throws FileRefusedException when the file is not taken
     * @throws TableUnreadableException if it is no table
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public ImportRunId upload(SentFile sent, Viewer viewer) {
        return begin(files.keep(CustomerFiles.imports(viewer), sent, FILES), viewer);
    }

    /**
     * Begins an import with a table that was handed in, and guesses what its columns mean: as somebody said of such heads before, else by their
     * words.
     *
     * @throws TableUnreadableException if it is no table, or nobody has looked for malware yet; the file is then not kept
     */
    @HasRight(Right.KEEP_CUSTOMERS)
    public ImportRunId begin(StoredFile file, Viewer viewer) {
        try {
            var heads = heads(file);
            return transaction.execute(status -> {
                var remembered = imports.remembered(heads);
                var taken = new HashSet<ImportField>();
                var mapping = new ArrayList<Optional<ImportField>>();
                for (var head : heads) {
                    mapping.add(remembered
                            .getOrDefault(head, ImportField.guess(head))
                            .filter(taken::add));
                }
                return imports.insert(file, heads, mapping, viewer.account(), clock.instant());
            });
        } catch (RuntimeException refused) {
            files.forget(file.owner(), file.id());
            throw refused;
        }
    }

    private List<String> heads(StoredFile file) {
        try (var table = TableFile.of(files.open(file), heavyWork)) {
            return table.heads();
        } catch (NotScannedYetException waiting) {
            throw new TableUnreadableException("customer.import.problem.notScanned", waiting);
        }
    }

    /** The job that is at the import, or was last; empty when it is forgotten. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public Optional<Job> job(ImportRun run) {
        return work.job(run);
    }

    /** Whether it would be under way, had its job not failed or been cancelled. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public boolean isStopped(ImportRun run) {
        return switch (run.state()) {
            case CHECKING, APPLYING, UNDOING -> work.isOver(run);
            case UPLOADED, CHECKED, APPLIED, UNDONE -> false;
        };
    }

    /** Why the last job of an import at rest did not do what it should: the table cannot be read, something stands on what was to be taken back. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public Optional<JobText> refusal(ImportRun run) {
        return work.job(run).flatMap(job -> Optional.ofNullable(job.failure()));
    }

    /** Whether rows were taken in, so that they may be taken back. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public boolean anyTakenIn(ImportRunId run) {
        return rows.anyTakenIn(run);
    }

    /**
     * Has the work go on that failed or was cancelled: rows taken in before are not taken in again.
     *
     * @throws StaleEditException when it is under way, or done
     */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public void again(ImportRunId run, Viewer viewer) {
        if (!work.again(get(run), viewer)) {
            throw new StaleEditException();
        }
    }

    /**
     * Leaves work that failed or was cancelled: back to the rows when they were being taken in or back, so that they may be accepted, looked
     * through again or taken back; to the columns when they were being looked through. The work that is left cannot be tried again.
     *
     * @throws StaleEditException when it is under way, or done
     */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public void leave(ImportRunId run, Viewer viewer) {
        var present = get(run);
        if (!work.isOver(present)) {
            throw new StaleEditException();
        }
        var next = present.state() == ImportState.CHECKING
                ? ImportState.UPLOADED
                : rows.anyTakenIn(run) ? ImportState.APPLIED : ImportState.CHECKED;
        if (!imports.step(run, next, ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)) {
            throw new StaleEditException();
        }
        imports.worksOn(run, null);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public List<ImportRun> newest(int most) {
        return imports.newest(most);
    }

    /** @throws NotFoundException if there is no such import */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public ImportRun get(ImportRunId run) {
        return imports.find(run).orElseThrow(NotFoundException::new);
    }

    /** The rows of these numbers; those that are gone are missing. */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public List<ImportedRow> rows(ImportRunId run, Collection<Integer> numbers) {
        looks.note(CustomerDeed.IMPORT_SEEN, CustomerDeed.subject(run));
        return rows.rows(run, numbers);
    }

    /** A page of rows by key. @param verdict null for all @param after number of the last row of the page before, 0 for the first page */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public List<ImportedRow> rows(ImportRunId run, @Nullable ImportVerdict verdict, int after, int skip, int size) {
        looks.note(CustomerDeed.IMPORT_SEEN, CustomerDeed.subject(run));
        return rows.rows(run, verdict, after, skip, size);
    }

    /**
     * Says what the columns mean and that the rows be looked through; remembered for the next file with such heads.
     *
     * @throws RefusedInputException when no column holds the customer's number, or two hold the same field
     * @throws StaleEditException when the import has gone further meanwhile, or rows of it are taken in
     */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
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
        if (!imports.step(run, ImportState.CHECKING, ImportState.UPLOADED, ImportState.CHECKED, ImportState.UNDONE)
                || rows.anyTakenIn(run)) {
            throw new StaleEditException();
        }
        imports.map(present, mapping);
        work.startCheck(run, viewer);
    }

    /** Lets a doubtful row be taken in, or not; all doubtful ones when no number is given. */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public void accept(ImportRunId run, @Nullable Integer row, boolean accepted, Viewer viewer) {
        rows.accept(run, row, accepted);
    }

    /** How many doubtful rows were accepted and wait to be taken in. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_CUSTOMERS)
    public int accepted(ImportRunId run) {
        return rows.accepted(run);
    }

    /**
     * Has the rows taken in. Again, and only what was accepted since is taken in.
     *
     * @throws StaleEditException when the rows were not looked through yet, or are being taken in
     */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public void apply(ImportRunId run, Viewer viewer) {
        if (!imports.step(run, ImportState.APPLYING, ImportState.CHECKED, ImportState.APPLIED)) {
            throw new StaleEditException();
        }
        work.startApply(run, viewer);
    }

    /**
     * Has everything the import made and changed taken back, wherever it stands, or nothing when something stands on it: a change, a note, an invoice. The
     * job says which it was.
     *
     * @throws StaleEditException when it was not taken in
     */
    @Transactional
    @HasRight(Right.KEEP_CUSTOMERS)
    public void undo(ImportRunId run, Viewer viewer) {
        var begins = imports.step(run, ImportState.UNDOING, ImportState.APPLIED)
                || rows.anyTakenIn(run)
                        && imports.step(
                                run,
                                ImportState.UNDOING,
                                ImportState.UPLOADED,
                                ImportState.CHECKED,
                                ImportState.UNDONE);
        if (!begins) {
            throw new StaleEditException();
        }
        work.startUndo(run, viewer);
    }
}
