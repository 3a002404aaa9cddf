package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.Utf16;

/** Finds what a file is from its bytes. The name is not asked: it says what the sender wishes. */
final class ContentLook {
    private static final Tika TIKA = new Tika();
    private static final int LONGEST_MIME_TYPE = 200;
    private static final int TEXT_LOOKED_AT = 65_536;
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final char UNREADABLE = '\ufffd';

    // The part that makes a ZIP a document, as the content types of the package and the first entry of OpenDocument
    // name it.
    private static final Map<String, String> OFFICE_PARTS = Map.of(
            "word/document.xml", FileKind.DOCX.mediaType(),
            "xl/workbook.xml", FileKind.XLSX.mediaType());

    private ContentLook() {}

    /** The media type without parameters; {@code application/octet-stream} when nothing fits. */
    static String mediaType(Path file) throws IOException {
        String type;
        try (InputStream content = Files.newInputStream(file)) {
            type = TIKA.detect(content);
        }
        if (type.equals("application/zip") || type.contains("ooxml") || type.contains("opendocument")) {
            return insideZip(file);
        }
        if (type.equals("application/octet-stream") && isText(file)) {
            return FileKind.TEXT.mediaType();
        }
        return type.startsWith("image/vnd.dxf") ? "image/vnd.dxf" : type;
    }

    /**
     * Whether it reads as UTF-16 or Windows-1250. Tika takes a short text for binary when many of its letters are Polish ones, and UTF-16 without
     * its mark always; what is text has no control characters but those between words and lines.
     */
    private static boolean isText(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(TEXT_LOOKED_AT);
        }
        var text = Utf16.of(head)
                .orElse(WINDOWS_1250)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(head));
        return !text.isEmpty()
                && text.chars()
                        .noneMatch(letter -> letter == UNREADABLE
                                || Character.isISOControl(letter) && !Character.isWhitespace(letter));
    }

    private static String insideZip(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                for (var part : OFFICE_PARTS.entrySet()) {
                    if (zip.getEntry(part.getKey()) != null && !hasMacros(zip)) {
                        return part.getValue();
                    }
                }
            }
            var mimeType = zip.getEntry("mimetype");
            if (mimeType != null && mimeType.getSize() <= LONGEST_MIME_TYPE) {
                try (var content = zip.getInputStream(mimeType)) {
                    var said = new String(content.readNBytes(LONGEST_MIME_TYPE), StandardCharsets.US_ASCII).strip();
                    var kind = FileKind.of(said);
                    return kind == FileKind.OTHER ? FileKind.ZIP.mediaType() : kind.mediaType();
                }
            }
            return FileKind.ZIP.mediaType();
        } catch (ZipException broken) {
            return FileKind.ZIP.mediaType();
        }
    }

    /** A document with macros is no document of the kind people mean: it counts as an archive. */
    private static boolean hasMacros(ZipFile zip) {
        return zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"));
    }
}
