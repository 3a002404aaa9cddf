package pl.nurt.customer.internal.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Looks a table's rows through and judges them. All of it is one transaction, so that a killed portal leaves nothing half judged. */
@Component
public class ImportCheckJob implements JobKind<ImportData> {
    private static final int ROWS_AT_ONCE = 1_000;

    private final ImportRepository imports;
    private final List<ImportContributor> contributors;
    private final TransactionTemplate transaction;
    private final StoredFiles files;
    private final Clock clock;

    ImportCheckJob(
            ImportRepository imports,
            List<ImportContributor> contributors,
            TransactionTemplate transaction,
            StoredFiles files,
            Clock clock) {
        this.imports = imports;
        this.files = files;
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
                imports.deleteRows(id);
                var rows = keepRows(data, run);
                imports.judge(id, clock.instant());
                contributors.forEach(contributor -> contributor.judge(id));
                imports.conclude(id);
                contributors.forEach(contributor -> imports.alsoNew(id, contributor.newRows(id)));
                run.done(withJudging(rows));
                imports.step(id, ImportState.CHECKED, ImportState.CHECKING);
            });
        } catch (TableUnreadableException unreadable) {
            imports.step(id, ImportState.UPLOADED, ImportState.CHECKING);
            throw new JobFailedException(JobText.of(unreadable.messageKey()), unreadable);
        }
        return JobResult.page("office/imports/" + data.run());
    }

    private int keepRows(ImportData data, JobRun run) {
        var id = data.id();
        var reader = new RowReader(imports.find(id).orElseThrow().mapping());
        var kept = 0;
        List<RowReader.Understood> waiting = new ArrayList<>(ROWS_AT_ONCE);
        try (var table = TableFile.of(files.open(file(id)));
                var rows = table.rows()) {
            run.total(withJudging(table.count()));
            var each = rows.iterator();
            while (each.hasNext()) {
                waiting.add(reader.read(each.next()));
                if (waiting.size() == ROWS_AT_ONCE || !each.hasNext()) {
                    imports.insertRows(id, kept + 1, waiting);
                    kept += waiting.size();
                    waiting.clear();
                    run.done(kept);
                }
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
