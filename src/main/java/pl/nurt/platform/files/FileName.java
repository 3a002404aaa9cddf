package pl.nurt.platform.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files: what senders call them made safe to show, store and open, and written so that every browser reads Polish in them. */
public final class FileName {
    /** In characters; with its ending. */
    public static final int LONGEST = 120;

    // Control and format characters (among them those that turn the direction of writing), private use, unassigned.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>:\"|?*%;]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");
    private static final Pattern UNSAFE_IN_HEADER = Pattern.compile("[^A-Za-z0-9._ ()-]");
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /** The name as it is kept: no path, nothing invisible, not too long, ending as its kind does. Never empty. */
    public static String clean(String sent, FileKind kind) {
        var name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = NOT_IN_NAMES.matcher(name).replaceAll("_").replaceAll("\\s+", " ");
        name = EDGES.matcher(name).replaceAll("");
        if (name.isEmpty()) {
            name = "plik";
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 ? name.substring(dot + 1) : "";
        var base = dot > 0 ? name.substring(0, dot) : name;
        if (!kind.fits(ending.toLowerCase(Locale.ROOT))) {
            base = name;
            ending = kind.extension();
        }
        if (DEVICES.contains(base.toLowerCase(Locale.ROOT))) {
            base = "_" + base;
        }
        return shortened(base, LONGEST - ending.length() - 1) + "." + ending;
    }

    /** Value of a Content-Disposition header: an ASCII form for old clients, and the name itself after RFC 6266 and 8187. */
    public static String attachment(String name) {
        return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String ascii(String name) {
        var plain = Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return UNSAFE_IN_HEADER.matcher(plain).replaceAll("_");
    }

    /** Per cent signs for all but the attr-char of RFC 8187. */
    private static String encoded(String name) {
        var text = new StringBuilder();
        for (var value : name.getBytes(StandardCharsets.UTF_8)) {
            var letter = value & 0xff;
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "!#$&+-.^_`|~".indexOf(letter) >= 0)) {
                text.append((char) letter);
            } else {
                text.append('%').append(String.format(Locale.ROOT, "%02X", letter));
            }
        }
        return text.toString();
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
