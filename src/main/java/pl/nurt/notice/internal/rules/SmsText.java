package pl.nurt.notice.internal.rules;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The text of an SMS in letters that cost half: without Polish ones, typographic quotes and dashes. */
public final class SmsText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private SmsText() {}

    public static String plain(String text) {
        var simple = text.replace('ł', 'l')
                .replace('Ł', 'L')
                .replace('„', '"')
                .replace('”', '"')
                .replace('“', '"')
                .replace('’', '\'')
                .replace('–', '-')
                .replace('—', '-')
                .replace('−', '-')
                .replace('\u00a0', ' ')
                .replace("…", "...");
        return MARKS.matcher(Normalizer.normalize(simple, Normalizer.Form.NFD)).replaceAll("");
    }
}
