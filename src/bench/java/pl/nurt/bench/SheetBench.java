package pl.nurt.bench;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.internal.XlsxWriter;

/** A list of 100,000 rows as XLSX, the first one that a JVM writes. To be run with a heap of 128 MB at most, and says if it is not. */
public final class SheetBench {
    private static final int ROWS = 100_000;
    private static final long HEAP = 128L << 20;

    private SheetBench() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.getRuntime().maxMemory() > HEAP) {
            throw new IllegalStateException("run with -Xmx128m");
        }
        var start = System.nanoTime();
        XlsxWriter.write(
                layout(),
                row -> {
                    for (var number = 0; number < ROWS; number++) {
                        row.accept(number);
                    }
                },
                OutputStream.nullOutputStream());
        Report.below("XLSX of 100,000 rows and 8 columns, heap of 128 MB", (System.nanoTime() - start) / 1e9, 10, "s");
    }

    private static SheetLayout<Integer> layout() {
        return new SheetLayout<Integer>(
                "Wodomierze",
                List.of(
                        SheetColumn.text("Numer", number -> "NUR" + number),
                        SheetColumn.text("Adres", number -> "ul. Łąkowa " + number + ", Młynary"),
                        SheetColumn.text("Klient", number -> "Klient " + number),
                        SheetColumn.volume("Wskazanie (m³)", number -> CubicMetres.of(BigDecimal.valueOf(number, 3))),
                        SheetColumn.moment("Odczytano", number -> Instant.ofEpochSecond(1_790_000_000L + number)),
                        SheetColumn.money("Saldo (zł)", number -> Money.ofGrosze(number)),
                        SheetColumn.day("Legalizacja do", number -> LocalDate.ofEpochDay(20_000 + number % 1_000)),
                        SheetColumn.count("Odczytów", number -> (long) number)),
                Locale.of("pl", "PL"),
                Instant.parse("2026-11-28T10:00:00Z"));
    }
}
