package pl.nurt.platform.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Service;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.sheets.internal.XlsxWriter;
import pl.nurt.platform.work.HeavyWork;

/** Writes spreadsheets row by row, on the pool for heavy work. */
@Service
public class Sheets {
    private final HeavyWork heavyWork;

    Sheets(HeavyWork heavyWork) {
        this.heavyWork = heavyWork;
    }

    /**
     * Writes all rows; the stream stays open. What the rows throw goes through and leaves no temporary file behind; then what is written is
     * not a whole spreadsheet and must not be offered.
     */
    public <R> void write(SheetFormat format, SheetLayout<R> layout, SheetRows<R> rows, OutputStream to) {
        try {
            heavyWork.call(() -> {
                switch (format) {
                    case XLSX -> XlsxWriter.write(layout, rows, to);
                    case CSV -> CsvWriter.write(layout, rows, to);
                }
                return format;
            });
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
}
