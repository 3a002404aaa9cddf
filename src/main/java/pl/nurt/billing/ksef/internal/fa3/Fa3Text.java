package pl.nurt.billing.ksef.internal.fa3;

import java.nio.charset.Charset;

/** Letters that XML takes and KSeF does not: found by the same rule whether a text is being cleaned or a document looked at. */
public final class Fa3Text {
    private static final Charset OLD = Charset.forName("windows-1250");
    private static final char NEXT_LINE = '\u0085';

    private Fa3Text() {}

    /** Control characters and those that XML 1.0 discourages (chapter 2.2); the next-line character U+0085 alone is let be. */
    public static boolean isDiscouraged(int letter) {
        return letter >= 0x7f && letter <= 0x9f && letter != NEXT_LINE
                || letter >= 0xfdd0 && letter <= 0xfdef
                || (letter & 0xfffe) == 0xfffe
                || letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r'
                || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    }

    /** How people name a letter that cannot be shown: U+0084. */
    public static String name(int letter) {
        return "U+%04X".formatted(letter);
    }

    /**
     * One line without such letters, shortened where it must be. What came out of windows-1250 read as ISO-8859 becomes what was meant, such as
     * a quotation mark; the others become spaces.
     */
    public static String clean(String text, int longest) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(Fa3Text::meant).forEach(letter -> {
            if (letter != ' ') {
                clean.appendCodePoint(letter);
            } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        });
        var line = clean.toString().strip();
        if (line.length() <= longest) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end).strip();
    }

    private static int meant(int letter) {
        if (letter >= 0x80 && letter <= 0x9f) {
            var old = new String(new byte[] {(byte) letter}, OLD).codePointAt(0);
            return isDiscouraged(old) || old == NEXT_LINE || old == 0xfffd ? ' ' : old;
        }
        return isDiscouraged(letter) || Character.isWhitespace(letter) ? ' ' : letter;
    }
}
