package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import pl.nurt.platform.files.FileKind;

/** Finds what a file is from its bytes. The name is not asked: it says what the sender wishes. */
final class ContentLook {
    private static final Tika TIKA = new Tika();
    private static final int LONGEST_MIME_TYPE = 200;

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
        return type.startsWith("image/vnd.dxf") ? "image/vnd.dxf" : type;
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
