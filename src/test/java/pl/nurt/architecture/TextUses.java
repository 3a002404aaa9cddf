package pl.nurt.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sources may ask for: whole keys, and beginnings that are put together with a word or a code at run time.
 *
 * @param asked keys in calls that take a whole key
 * @param words every string of the sources
 * @param beginnings strings that something is added to, such as {@code "metering.use."}
 * @param fields names of fields whose changes the log keeps
 */
record TextUses(Set<String> asked, Set<String> words, Set<String> beginnings, Set<String> fields) {
    private static final Pattern ASKED =
            Pattern.compile("(?:getTranslation\\(|title = |PageTitle\\()\\s*\"([a-z]+\\.[A-Za-z0-9_.]+)\"(?!\\s*\\+)");
    private static final Pattern WORD = Pattern.compile("\"([A-Za-z0-9_.-]+)\"");
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z]+\\.(?:[A-Za-z0-9_.-]*\\.)?)\"\\s*\\+");
    private static final Pattern FIELD = Pattern.compile("\\.with(?:held)?\\(\\s*\"([A-Za-z0-9]+)\"");
    private static final Pattern IN_THE_LOG = Pattern.compile("([a-z]+)\\.audit\\.(field|subject)\\.([A-Za-z0-9]+)");
    private static final Pattern DEED = Pattern.compile("[a-z]+\\.audit\\.[A-Z_]+");
    private static final Pattern VALUE_IN_THE_LOG = Pattern.compile("[a-z]+\\.([A-Za-z0-9]+)\\.[A-Z_]+");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*|\\d+");

    static TextUses read(Path sources) {
        var uses = new TextUses(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                collect(ASKED, source, uses.asked);
                collect(WORD, source, uses.words);
                collect(BEGINNING, source, uses.beginnings);
                collect(FIELD, source, uses.fields);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return uses;
    }

    private static void collect(Pattern pattern, String source, Set<String> into) {
        var found = pattern.matcher(source);
        while (found.find()) {
            into.add(found.group(1));
        }
    }

    /** Whether some source can put this key together: it stands whole, or a beginning is followed by a word or a code. */
    boolean mayAsk(String key) {
        var dot = key.lastIndexOf('.');
        return words.contains(key)
                // The title of a timer, which is named <room>.<subject>.
                || words.contains(key.replaceFirst("\\.timer\\.", "."))
                || inTheLog(key)
                || (words.contains(key.substring(0, dot)) && words.contains(key.substring(dot)))
                || beginnings.stream()
                        .anyMatch(beginning -> key.startsWith(beginning) && said(key.substring(beginning.length())));
    }

    /**
     * What the auditor's page puts together: a deed (that it is one, another test sees), a field that changed, the code before or after,
     * a thing that something was done to.
     */
    private boolean inTheLog(String key) {
        var value = VALUE_IN_THE_LOG.matcher(key);
        if (DEED.matcher(key).matches() || (value.matches() && fields.contains(value.group(1)))) {
            return true;
        }
        var part = IN_THE_LOG.matcher(key);
        return part.matches()
                && (part.group(2).equals("field")
                        ? fields.contains(part.group(3))
                        : words.contains(part.group(1) + "." + part.group(3)));
    }

    /** Each part is a code, or a word that some source says; together or one by one, with a dot before or after. */
    private boolean said(String rest) {
        if (words.contains(rest)) {
            return true;
        }
        for (var part : rest.split("\\.", -1)) {
            if (!CODE.matcher(part).matches()
                    && !words.contains(part)
                    && !words.contains("." + part)
                    && !words.contains(part + ".")) {
                return false;
            }
        }
        return true;
    }
}
