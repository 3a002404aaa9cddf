package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.testing.UnwatchedRun;

/** Takes tables in as a clerk does, with the work of the jobs done at once. */
record ImportSteps(
        Imports imports, ImportCheckJob checking, ImportApplyJob applying, ImportUndoJob undoing, Viewer clerk) {
    static SentFile sent(String name, byte[] table) {
        return new SentFile(name, table.length, new ByteArrayInputStream(table), null);
    }

    static ImportData data(ImportRunId run) {
        return new ImportData(run.value());
    }

    /** The job that is at the import, as it runs for the clerk. */
    JobRun job(ImportRunId run) {
        return new UnwatchedRun(Objects.requireNonNull(imports.get(run).job()), clerk.jobOwner());
    }

    ImportRunId checked(String table) {
        return checked(table.getBytes(StandardCharsets.UTF_8));
    }

    ImportRunId checked(byte[] table) {
        var run = imports.upload(sent("odbiorcy.csv", table), clerk);
        imports.check(run, imports.get(run).mapping(), clerk);
        checking.run(data(run), job(run));
        assertThat(imports.get(run).state()).isEqualTo(ImportState.CHECKED);
        return run;
    }

    ImportRunId applied(ImportRunId run) {
        imports.apply(run, clerk);
        applying.run(data(run), job(run));
        assertThat(imports.get(run).state()).isEqualTo(ImportState.APPLIED);
        return run;
    }

    ImportRunId applied(String table) {
        return applied(checked(table));
    }

    void undone(ImportRunId run) {
        imports.undo(run, clerk);
        undoing.run(data(run), job(run));
        assertThat(imports.get(run).state()).isEqualTo(ImportState.UNDONE);
    }

    /** Something stands on it, which the job says; the import stays. */
    void notUndone(ImportRunId run) {
        imports.undo(run, clerk);
        assertThatThrownBy(() -> undoing.run(data(run), job(run))).isInstanceOf(JobFailedException.class);
        assertThat(imports.get(run).state()).isEqualTo(ImportState.APPLIED);
    }

    List<ImportedRow> rows(ImportRunId run) {
        return imports.rows(run, null, 0, 0, 100);
    }

    ImportedRow onlyRow(String table) {
        var rows = rows(checked(table));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
