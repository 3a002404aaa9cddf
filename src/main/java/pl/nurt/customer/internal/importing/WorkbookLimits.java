package pl.nurt.customer.internal.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;
import pl.nurt.customer.importing.TableUnreadableException;

/**
 * Whether a spreadsheet unpacks to what a spreadsheet can be. Packed it may be small and still fill all memory: by what it unpacks to, by one cell
 * without end, or by a cell so far to the right that its row has no room.
 *
 * <p>It is unpacked once and looked at byte by byte; nothing is kept. The archive is read by the library that reads it for the workbook, so that both
 * see the same.
 */
final class WorkbookLimits {
    private static final int MOST_PARTS = 1_000;
    /** A table of 200,000 rows has half of it. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    /** Of the part with the texts, which is held in memory whole. */
    private static final long MOST_BYTES_OF_TEXTS = 128L * 1024 * 1024;

    private static final int MOST_TEXTS = 5_000_000;

    /** A row is held in memory whole; Excel's have 16 thousand cells. */
    private static final int MOST_TAGS_OF_A_ROW = 1_000_000;

    /** Excel's cells hold 32 thousand letters. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    /** The last column is XFD. */
    private static final int MOST_LETTERS = 3;

    private static final String TOO_LARGE = "customer.import.problem.tooLarge";

    private final byte[] step = new byte[64 * 1024];
    private long bytes;

    private WorkbookLimits() {}

    /** @throws TableUnreadableException if it is not what a spreadsheet can be */
    static void check(Path file) throws IOException {
        var limits = new WorkbookLimits();
        try (var archive = ZipFile.builder().setPath(file).get()) {
            var parts = Collections.list(archive.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw new TableUnreadableException(TOO_LARGE);
            }
            for (var part : parts) {
                try (var content = archive.getInputStream(part)) {
                    limits.look(content);
                }
            }
        }
    }

    private void look(InputStream content) throws IOException {
        var signs = new Signs();
        var before = bytes;
        for (var read = content.read(step); read >= 0; read = content.read(step)) {
            bytes += read;
            for (var at = 0; at < read; at++) {
                signs.next(step[at]);
            }
            if (bytes > MOST_BYTES || signs.texts > 0 && bytes - before > MOST_BYTES_OF_TEXTS) {
                throw new TableUnreadableException(TOO_LARGE);
            }
        }
    }

    /** What stands in a part, sign by sign, in whatever encoding XML has: zeros between the letters are passed over. */
    private static final class Signs {
        private enum Place {
            TEXT,
            /** Of a tag, behind a prefix. */
            TAG_NAME,
            TAG,
            /** Within a tag, where a name may begin. */
            SPACE,
            NAME,
            IS,
            VALUE,
            ADDRESS
        }

        /** As much of a tag's name as tells {@code si} (a text) and {@code row} from others. */
        private enum Name {
            NOTHING,
            S,
            SI,
            R,
            RO,
            ROW,
            OTHER;

            Name with(byte sign) {
                return switch (this) {
                    case NOTHING -> sign == 's' ? S : sign == 'r' ? R : OTHER;
                    case S -> sign == 'i' ? SI : OTHER;
                    case R -> sign == 'o' ? RO : OTHER;
                    case RO -> sign == 'w' ? ROW : OTHER;
                    case SI, ROW, OTHER -> OTHER;
                };
            }
        }

        private int texts;
        private int tagsOfRow;
        private int text;
        private Name name = Name.NOTHING;
        private int letters;
        private byte quote;
        private Place place = Place.TEXT;

        void next(byte sign) {
            if (sign == 0) {
                return;
            }
            if (sign == '<') {
                if (++tagsOfRow > MOST_TAGS_OF_A_ROW) {
                    throw new TableUnreadableException(TOO_LARGE);
                }
                text = 0;
                name = Name.NOTHING;
                place = Place.TAG_NAME;
                return;
            }
            if (++text > LONGEST_TEXT) {
                throw new TableUnreadableException(TOO_LARGE);
            }
            switch (place) {
                case TEXT -> {}
                case VALUE, ADDRESS -> inValue(sign);
                case TAG_NAME -> inTagName(sign);
                case TAG, SPACE, NAME, IS -> inTag(sign);
            }
        }

        private void inTagName(byte sign) {
            if (sign == ':') {
                name = Name.NOTHING;
            } else if (sign != ' ' && sign != '\t' && sign != '\n' && sign != '\r' && sign != '>' && sign != '/') {
                name = name.with(sign);
            } else {
                if (name == Name.SI && ++texts > MOST_TEXTS) {
                    throw new TableUnreadableException(TOO_LARGE);
                }
                if (name == Name.SI || name == Name.ROW) {
                    tagsOfRow = 0;
                }
                place = Place.TAG;
                inTag(sign);
            }
        }

        /** Looks for {@code r="ABC12"}, by which a cell says where it is. */
        private void inTag(byte sign) {
            if (sign == '>') {
                place = Place.TEXT;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
                letters = 0;
                place = place == Place.IS ? Place.ADDRESS : Place.VALUE;
            } else if (sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r') {
                place = place == Place.TAG ? Place.SPACE : place;
            } else if (sign == '=') {
                place = place == Place.NAME ? Place.IS : Place.TAG;
            } else {
                place = place == Place.SPACE && sign == 'r' ? Place.NAME : Place.TAG;
            }
        }

        private void inValue(byte sign) {
            if (sign == quote) {
                // A name may follow at once.
                place = Place.SPACE;
            } else if (sign >= '0' && sign <= '9') {
                place = Place.VALUE;
            } else if (place == Place.ADDRESS && (sign == '&' || sign != '$' && ++letters > MOST_LETTERS)) {
                throw new TableUnreadableException(TOO_LARGE);
            }
        }
    }
}
