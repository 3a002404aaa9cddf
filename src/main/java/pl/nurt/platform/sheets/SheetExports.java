package pl.nurt.platform.sheets;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/** Lists that leave the portal as the result of a job. */
@Service
public class SheetExports {
    private final Sheets sheets;
    private final StoredFiles files;

    SheetExports(Sheets sheets, StoredFiles files) {
        this.sheets = sheets;
        this.files = files;
    }

    /**
     * Writes the rows and keeps the file for its owner; each row is a step of the job. When the job is stopped nothing is kept: a half file
     * is never offered. Run again after a crash it makes the file anew.
     *
     * @param name of the file, without its ending
     * @param total how many rows are expected
     */
    public <R> Optional<JobResult> export(
            JobRun run,
            FileOwner owner,
            String name,
            SheetFormat format,
            SheetLayout<R> layout,
            SheetRows<R> rows,
            long total) {
        run.total(total);
        var done = new AtomicLong();
        SheetRows<R> counted = row -> rows.each(one -> {
            row.accept(one);
            run.done(done.incrementAndGet());
        });
        var kind = format == SheetFormat.XLSX ? FileKind.XLSX : FileKind.TEXT;
        var file = files.keepMade(
                owner, name + "." + format.extension(), kind, to -> sheets.write(format, layout, counted, to));
        return JobResult.file(file.address());
    }
}
