package pl.nurt.customer.internal.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import pl.nurt.platform.work.HeavyWork;

/**
 * A table on this machine's disk while it is read, gone when this is closed: rows are read from there, whatever the file weighs. Unpacking and reading
 * are done on the pool for heavy work.
 */
public final class TableFile implements AutoCloseable {
    private final Path path;
    private final HeavyWork heavyWork;

    private TableFile(Path path, HeavyWork heavyWork) {
        this.path = path;
        this.heavyWork = heavyWork;
    }

    /**
     * @param content read to its end and closed
     * @throws TableUnreadableException if it would unpack to more than a table can be
     */
    public static TableFile of(InputStream content, HeavyWork heavyWork) {
        try (content) {
            var path = Files.createTempFile("nurt-table-", ".part");
            try {
                Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
                var table = new TableFile(path, heavyWork);
                table.heavily(() -> {
                    TableReader.check(path);
                    return true;
                });
                return table;
            } catch (IOException | RuntimeException broken) {
                Files.deleteIfExists(path);
                throw broken;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The heads of the columns. @throws TableUnreadableException if it is no table */
    public List<String> heads() {
        return heavily(() -> TableReader.heads(path));
    }

    /** The rows below the head that say something. @param asShown the columns whose numbers name something */
    public Rows rows(Set<Integer> asShown) {
        return heavily(() -> new Rows(said(asShown)));
    }

    /** How many there are. */
    public long count() {
        return heavily(() -> {
            try (var rows = said(Set.of())) {
                return rows.count();
            }
        });
    }

    private Stream<List<String>> said(Set<Integer> asShown) {
        return TableReader.rows(path, asShown)
                .skip(1)
                .filter(cells -> cells.stream().anyMatch(cell -> !cell.isBlank()));
    }

    /** Rows, some at a time; to be closed. */
    public final class Rows implements AutoCloseable {
        private final Stream<List<String>> rows;
        private final Iterator<List<String>> each;

        private Rows(Stream<List<String>> rows) {
            this.rows = rows;
            this.each = rows.iterator();
        }

        /** The next ones; none at the end. */
        public List<List<String>> next(int most) {
            return heavily(() -> {
                var part = new ArrayList<List<String>>(most);
                while (part.size() < most && each.hasNext()) {
                    part.add(each.next());
                }
                return part;
            });
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private <T> T heavily(Callable<T> work) {
        try {
            return heavyWork.call(work);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a table was read", stopped);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }
}
