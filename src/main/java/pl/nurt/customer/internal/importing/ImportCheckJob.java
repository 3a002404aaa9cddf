package pl.nurt.customer.internal.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.importing.ImportContributor;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.TableUnreadableException;
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

    ImportCheckJob(ImportRepository imports, List<ImportContributor> contributors, TransactionTemplate transaction) {
        this.imports = imports;
        this.contributors = contributors;
        this.transaction = transaction;
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
                var total = keepRows(data, run);
                run.total(total);
                imports.judge(id);
                contributors.forEach(contributor -> imports.alsoNew(id, contributor.newRows(id)));
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
        try (var rows = TableReader.rows(imports.content(id))) {
            var each = rows.skip(1)
                    .filter(cells -> cells.stream().anyMatch(cell -> !cell.isBlank()))
                    .iterator();
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
}
