package pl.nurt.platform.files.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRefusal;

/** Whether a file can be what it begins as: cut and broken ones are noticed while the sender is still there. */
final class Soundness {
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
    private static final int JPEG_MARK = 0xff;
    private static final int JPEG_START = 0xd8;
    private static final int JPEG_END = 0xd9;
    private static final int JPEG_SCAN = 0xda;
    // How far behind the last byte that counts other things may follow.
    private static final int TAIL = 2048;

    private Soundness() {}

    /** The problem, if there is one that can be seen without opening the file as its program would. */
    static Optional<FileRefusal> problem(Path file, FileKind kind, boolean activeContent) throws IOException {
        return switch (kind) {
            case PDF -> PdfLook.problem(file, activeContent);
            case PNG -> damagedUnless(contains(tail(file), PNG_END));
            case JPEG -> damagedUnless(isWholeJpeg(file));
            case DOCX, XLSX, ODT, ODS, ZIP -> damagedUnless(isZip(file));
            case HEIC, SVG, DWG, DXF, TEXT, XML, HTML, PROGRAM, OTHER -> Optional.empty();
        };
    }

    private static Optional<FileRefusal> damagedUnless(boolean sound) {
        return sound ? Optional.empty() : Optional.of(FileRefusal.DAMAGED);
    }

    private static boolean isZip(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return zip.size() > 0;
        } catch (ZipException broken) {
            return false;
        }
    }

    /** Walks over the segments, so that the end of a thumbnail inside is not taken for the end; phones put films behind the picture. */
    private static boolean isWholeJpeg(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != (JPEG_MARK << 8 | JPEG_START)) {
                return false;
            }
            while (true) {
                var mark = nextMark(in);
                if (mark == JPEG_END) {
                    return true;
                }
                // Marks without a length: restarts, and TEM.
                if (mark >= 0xd0 && mark <= 0xd7 || mark == 0x01) {
                    continue;
                }
                in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (mark == JPEG_SCAN) {
                    continue;
                }
            }
        } catch (EOFException cut) {
            return false;
        }
    }

    /** The next mark; in a scan's data a stuffed zero follows each 0xff that is data. */
    private static int nextMark(DataInputStream in) throws IOException {
        while (true) {
            while (in.readUnsignedByte() != JPEG_MARK) {
                // Data of the scan.
            }
            var mark = in.readUnsignedByte();
            while (mark == JPEG_MARK) {
                mark = in.readUnsignedByte();
            }
            if (mark != 0) {
                return mark;
            }
        }
    }

    static byte[] tail(Path file) throws IOException {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            var tail = new byte[(int) Math.min(TAIL, reader.length())];
            reader.seek(reader.length() - tail.length);
            reader.readFully(tail);
            return tail;
        }
    }

    static boolean contains(byte[] bytes, byte[] sought) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(sought, StandardCharsets.ISO_8859_1));
    }
}
