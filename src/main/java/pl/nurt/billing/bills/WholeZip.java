package pl.nurt.billing.bills;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that is whole, or that nobody can take for whole: its end is written by {@link #finish} alone. What it is written to stays open. */
final class WholeZip implements AutoCloseable {
    private final Gate gate;
    private final ZipOutputStream zip;

    WholeZip(OutputStream to) {
        gate = new Gate(to);
        zip = new ZipOutputStream(gate, StandardCharsets.UTF_8);
    }

    void add(String name, LocalDate day, InputStream content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(day.atStartOfDay());
        zip.putNextEntry(entry);
        content.transferTo(zip);
        zip.closeEntry();
    }

    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    /** Closing a ZIP ends it; where something broke, that end goes nowhere. */
    @Override
    public void close() throws IOException {
        gate.shut = true;
        zip.close();
    }

    private static final class Gate extends FilterOutputStream {
        private boolean shut;

        Gate(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int octet) throws IOException {
            if (!shut) {
                out.write(octet);
            }
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            if (!shut) {
                out.write(octets, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!shut) {
                out.flush();
            }
        }

        @Override
        public void close() {
            shut = true;
        }
    }
}
