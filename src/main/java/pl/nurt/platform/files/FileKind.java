package pl.nurt.platform.files;

import java.util.List;
import java.util.Set;

/** Kinds of files as people call them, each with the media types that its content may show. */
public enum FileKind {
    PDF("pdf", "application/pdf"),
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    HEIC("heic", "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"),
    SVG("svg", "image/svg+xml"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODT("odt", "application/vnd.oasis.opendocument.text"),
    ODS("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    DWG("dwg", "image/vnd.dwg"),
    DXF("dxf", "image/vnd.dxf", "image/vnd.dxf; format=ascii", "image/vnd.dxf; format=binary"),
    /** Plain text, also CSV: by content they are one. */
    TEXT("txt", "text/plain", "text/csv", "text/calendar"),
    XML("xml", "application/xml", "text/xml"),
    HTML("html", "text/html", "application/xhtml+xml"),
    ZIP("zip", "application/zip"),
    PROGRAM("bin", "application/x-msdownload", "application/x-dosexec", "application/x-executable", "application/x-sh"),
    OTHER("bin", "application/octet-stream");

    /** What residents and the office usually hand in. */
    public static final Set<FileKind> PAPERS = Set.of(PDF, JPEG, PNG, DOCX, ODT);

    private final String extension;
    private final List<String> mediaTypes;

    FileKind(String extension, String... mediaTypes) {
        this.extension = extension;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The ending that a name of this kind gets when it has none that fits. */
    public String extension() {
        return extension;
    }

    /** Under which a file of this kind is handed out. */
    public String mediaType() {
        return mediaTypes.getFirst();
    }

    public static FileKind of(String mediaType) {
        for (var kind : values()) {
            if (kind.mediaTypes.contains(mediaType)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Whether a name may end like this without misleading anybody: jpeg for jpg, csv for txt. */
    public boolean fits(String ending) {
        return switch (this) {
            case JPEG -> Set.of("jpg", "jpeg", "jpe").contains(ending);
            case HEIC -> Set.of("heic", "heif").contains(ending);
            case TEXT ->
                Set.of("txt", "csv", "ics", "log", "md", "sta", "mt940").contains(ending);
            case XML -> Set.of("xml", "gml", "xsd").contains(ending);
            case HTML -> Set.of("html", "htm", "xhtml").contains(ending);
            case OTHER -> !ending.isEmpty();
            case PDF, PNG, SVG, DOCX, XLSX, ODT, ODS, DWG, DXF, ZIP, PROGRAM -> ending.equals(extension);
        };
    }
}
