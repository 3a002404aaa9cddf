package pl.nurt.customer.internal.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A table on this machine's disk while it is read, gone when this is closed: rows are read from there, whatever the file weighs. */
public final class TableFile implements AutoCloseable {
    private final Path path;

    private TableFile(Path path) {
        this.path = path;
    }

    /** @param content read to its end and closed */
    public static TableFile of(InputStream content) {
        try (content) {
            var path = Files.createTempFile("nurt-table-", ".part");
            try {
                Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException broken) {
                Files.deleteIfExists(path);
                throw broken;
            }
            return new TableFile(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The heads of the columns. @throws TableUnreadableException if it is no table */
    public List<String> heads() {
        return TableReader.heads(path);
    }

    /** The rows below the head that say something; to be closed. @param asShown the columns whose numbers name something */
    public Stream<List<String>> rows(Set<Integer> asShown) {
        return TableReader.rows(path, asShown)
                .skip(1)
                .filter(cells -> cells.stream().anyMatch(cell -> !cell.isBlank()));
    }

    /** How many there are. */
    public long count() {
        try (var rows = rows(Set.of())) {
            return rows.count();
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
