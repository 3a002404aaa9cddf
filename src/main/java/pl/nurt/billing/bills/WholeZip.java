package pl.nurt.billing.bills;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import pl.nurt.platform.work.HeavyWork;

/**
 * A ZIP that is whole, or that nobody can take for whole: its end is written by {@link #finish} alone. What it is written to stays open.
 *
 * <p>It is packed on the pool for heavy work, some megabytes at each turn, and handed out from the caller's thread: whose line is slow holds none of
 * the pool.
 */
final class WholeZip implements AutoCloseable {
    static final int TURN = 4 << 20;

    private final HeavyWork heavyWork;
    private final OutputStream to;
    private final List<Waiting> waiting = new ArrayList<>();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8);
    private int waitingBytes;

    private record Waiting(String name, LocalDate day, byte[] content) {}

    WholeZip(HeavyWork heavyWork, OutputStream to) {
        this.heavyWork = heavyWork;
        this.to = to;
    }

    void add(String name, LocalDate day, byte[] content) throws IOException {
        waiting.add(new Waiting(name, day, content));
        waitingBytes += content.length;
        if (waitingBytes >= TURN) {
            handOut(false);
        }
    }

    void finish() throws IOException {
        handOut(true);
        to.flush();
    }

    private void handOut(boolean last) throws IOException {
        heavyWork.compute(() -> pack(last));
        packed.writeTo(to);
        packed.reset();
        waiting.clear();
        waitingBytes = 0;
    }

    private int pack(boolean last) {
        try {
            for (var one : waiting) {
                var entry = new ZipEntry(one.name());
                entry.setTimeLocal(one.day().atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(one.content());
                zip.closeEntry();
            }
            if (last) {
                zip.finish();
            }
            return packed.size();
        } catch (IOException twice) {
            throw new UncheckedIOException(twice);
        }
    }

    /** Closing a ZIP ends it; where something broke, that end goes nowhere. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
