package pl.nurt.customer.internal.importing;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.importing.ImportContributor;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.work.HeavyWork;

/**
 * Looks a table's rows through and judges them. All of it is one transaction, so that a killed portal leaves nothing half judged. Rows that were
 * taken in are never judged anew: they have to be taken back first.
 */
@Component
public class ImportCheckJob implements JobKind<ImportData> {
    private static final int ROWS_AT_ONCE = 1_000;
    /** Where it stands after the table could not be read as well. */
    private static final Set<ImportState> FROM = Set.of(ImportState.CHECKING, ImportState.UPLOADED);

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ImportTurn turn;
    private final List<ImportContributor> contributors;
    private final TransactionTemplate transaction;
    private final StoredFiles files;
    private final HeavyWork heavyWork;
    private final Clock clock;

    ImportCheckJob(
            ImportRepository imports,
            ImportRowRepository rows,
            ImportTurn turn,
            List<ImportContributor> contributors,
            TransactionTemplate transaction,
            StoredFiles files,
            HeavyWork heavyWork,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.turn = turn;
        this.files = files;
        this.heavyWork = heavyWork;
        this.contributors = contributors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customer.import-check";
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
                if (turn.isOf(id, run, ImportState.CHECKED, FROM)) {
                    if (rows.anyTakenIn(id)) {
                        throw new JobFailedException(JobText.of("customer.import.problem.takenIn"));
                    }
                    rows.deleteUntaken(id);
                    var kept = keepRows(data, run);
                    judge(id);
                    run.done(withJudging(kept));
                    imports.step(id, ImportState.CHECKED, ImportState.CHECKING, ImportState.UPLOADED);
                }
            });
        } catch (TableUnreadableException unreadable) {
            imports.step(id, ImportState.UPLOADED, ImportState.CHECKING);
            throw new JobFailedException(JobText.of(unreadable.messageKey()), unreadable);
        }
        return JobResult.page("office/imports/" + data.run());
    }

    private void judge(ImportRunId id) {
        imports.judge(id, clock.instant());
        contributors.forEach(contributor -> contributor.judge(id));
        imports.conclude(id);
        var fresh = new HashSet<Integer>();
        contributors.forEach(contributor -> fresh.addAll(contributor.newRows(id)));
        rows.alsoNew(id, fresh);
        imports.settle(id, fresh);
    }

    private int keepRows(ImportData data, JobRun run) {
        var id = data.id();
        var reader = new RowReader(imports.find(id).orElseThrow().mapping());
        var kept = 0;
        try (var table = TableFile.of(files.open(file(id)), heavyWork);
                var read = table.rows(reader.namingColumns())) {
            run.total(withJudging(table.count()));
            for (var part = read.next(ROWS_AT_ONCE); !part.isEmpty(); part = read.next(ROWS_AT_ONCE)) {
                rows.insert(id, kept + 1, part.stream().map(reader::read).toList());
                kept += part.size();
                run.done(kept);
            }
        }
        return kept;
    }

    /** Judging looks at all rows at once and takes about half as long as reading them: it counts as so many more. */
    private static long withJudging(long rows) {
        return rows + rows / 2;
    }

    private StoredFile file(ImportRunId id) {
        var file = imports.find(id).orElseThrow().file();
        if (file == null) {
            throw new TableUnreadableException("customer.import.problem.gone");
        }
        return files.kept(file);
    }
}
