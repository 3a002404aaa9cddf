package pl.nurt.billing.ksef.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Invoices in one package: zipped, cut into parts, each part encrypted. The same invoices and the same secret make the same bytes. */
public final class BatchPackage {
    /** Before it is encrypted; KSeF takes 100 MB. */
    private static final int LARGEST_PART = 90_000_000;

    private static final LocalDateTime NO_MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final long size;
    private final String hash;
    private final List<Part> parts;

    private BatchPackage(long size, String hash, List<Part> parts) {
        this.size = size;
        this.hash = hash;
        this.parts = parts;
    }

    /** What is handed over at once. @param hash of the octets, in base64 */
    record Part(byte[] octets, String hash) {
        static Part of(byte[] octets) {
            return new Part(octets, Hashes.base64(octets));
        }
    }

    public static BatchPackage of(List<byte[]> documents, SessionSecret secret) {
        return of(documents, secret, LARGEST_PART);
    }

    static BatchPackage of(List<byte[]> documents, SessionSecret secret, int largest) {
        var zip = zip(documents);
        var parts = new ArrayList<Part>();
        for (var at = 0; at < zip.length; at += largest) {
            parts.add(Part.of(secret.encrypt(Arrays.copyOfRange(zip, at, Math.min(zip.length, at + largest)))));
        }
        return new BatchPackage(zip.length, Hashes.base64(zip), List.copyOf(parts));
    }

    private static byte[] zip(List<byte[]> documents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var number = 0;
            for (var document : documents) {
                var entry = new ZipEntry("%05d.xml".formatted(++number));
                entry.setTimeLocal(NO_MOMENT);
                zip.putNextEntry(entry);
                zip.write(document);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    long size() {
        return size;
    }

    String hash() {
        return hash;
    }

    List<Part> parts() {
        return parts;
    }
}
