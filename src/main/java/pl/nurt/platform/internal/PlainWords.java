package pl.nurt.platform.internal;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.PolishText;

/**
 * What somebody typed, as the search tables hold words: lower case, without Polish letters.
 *
 * <p>Every word must begin a word that is kept; a number of four digits or more may stand anywhere in one, for people read out the end
 * of it. A text of digits only also finds what is kept in one piece: 600 000 391 the phone 600000391.
 *
 * @param numberInOnePiece the digits together, when the text has nothing else
 */
public record PlainWords(List<String> words, @Nullable String numberInOnePiece) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 \\-]{4,}[0-9]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ -]");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{4,}");
    private static final int SHORTEST_CODE = 4;
    private static final Pattern HAS_DIGIT = Pattern.compile("[0-9]");
    private static final Pattern STREET_PREFIX = Pattern.compile("(?:ul|al|pl|os)\\.?|ulica|aleja|plac|osiedle");

    public static PlainWords of(String text) {
        var plain = PolishText.plain(text);
        var words = Arrays.stream(plain.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty() && !STREET_PREFIX.matcher(word).matches())
                .toList();
        var stripped = plain.strip();
        return new PlainWords(
                words,
                NUMBER.matcher(stripped).matches()
                        ? BETWEEN_DIGITS.matcher(withoutPrefix(stripped)).replaceAll("")
                        : null);
    }

    private static String withoutPrefix(String number) {
        return number.startsWith("+48")
                ? number.substring(3)
                : number.startsWith("0048") ? number.substring(4) : number;
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether all of it is found in the words of a row. */
    public Condition in(Field<String> column) {
        Condition each = trueCondition();
        for (var word : words) {
            var anywhere = LONG_NUMBER.matcher(word).matches();
            each = each.and(column.like((anywhere ? "%" : "% ") + escaped(word) + "%"));
        }
        return numberInOnePiece == null ? each : each.or(column.like("%" + numberInOnePiece + "%"));
    }

    /** How many of the words begin none of the row's. */
    public Field<Integer> missingIn(Field<String> column) {
        Field<Integer> missing = inline(0);
        for (var word : words) {
            missing = missing.plus(
                    when(column.like("% " + escaped(word) + "%"), inline(0)).otherwise(inline(1)));
        }
        return missing;
    }

    /** Whether the words stand in the row just as typed, one after the other: such rows are shown first. */
    public Condition asTyped(Field<String> column) {
        return words.isEmpty() ? noCondition() : column.like("% " + escaped(String.join(" ", words)) + " %");
    }

    /** Whether one of the words is a number or code, and this text is it: begins with it, or for digits only, holds it. */
    public Condition name(Field<String> code) {
        Condition any = falseCondition();
        for (var word : words) {
            if (word.length() >= SHORTEST_CODE && HAS_DIGIT.matcher(word).find()) {
                any = any.or(code.like((LONG_NUMBER.matcher(word).matches() ? "%" : "") + escaped(word) + "%"));
            }
        }
        return any;
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
