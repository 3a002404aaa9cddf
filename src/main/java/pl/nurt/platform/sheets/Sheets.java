package pl.nurt.platform.sheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.sheets.internal.XlsxWriter;
import pl.nurt.platform.work.HeavyWork;

/** Makes spreadsheets row by row, on the pool for heavy work, and hands them out from where they were asked for. */
@Service
public class Sheets {
    private final HeavyWork heavyWork;

    Sheets(HeavyWork heavyWork) {
        this.heavyWork = heavyWork;
    }

    /**
     * Makes a spreadsheet of all rows and writes it; the stream stays open. What the rows throw goes through, and then nothing was written and no
     * temporary file is left.
     *
     * <p>It is made in a temporary file: a reader whose line is slow holds this thread, which costs nothing, and none of the pool.
     */
    public <R> void write(SheetFormat format, SheetLayout<R> layout, SheetRows<R> rows, OutputStream to) {
        try {
            var made = Files.createTempFile("nurt-sheet-", ".part");
            try {
                heavyWork.call(() -> make(format, layout, rows, made));
                Files.copy(made, to);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a spreadsheet was made", stopped);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <R> Path make(SheetFormat format, SheetLayout<R> layout, SheetRows<R> rows, Path made)
            throws IOException {
        try (var file = new BufferedOutputStream(Files.newOutputStream(made))) {
            switch (format) {
                case XLSX -> XlsxWriter.write(layout, rows, file);
                case CSV -> CsvWriter.write(layout, rows, file);
            }
        }
        return made;
    }
}
