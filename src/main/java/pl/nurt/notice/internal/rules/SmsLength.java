package pl.nurt.notice.internal.rules;

/**
 * How many parts a text takes as an SMS, and so what it costs.
 *
 * <p>The alphabet GSM-7 has 160 units in one part and 153 in each of several, and some of its letters take two; a single letter beyond
 * it, as most Polish ones, makes the whole text UCS-2 with 70 and 67.
 *
 * @param gsm whether all letters are of the GSM alphabet
 * @param units that the letters take
 * @param parts that are paid for
 */
public record SmsLength(boolean gsm, int units, int parts) {
    private static final String ALPHABET =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWO_UNITS = "^{}\\[~]|€\f";
    private static final int GSM_ONE = 160;
    private static final int GSM_MANY = 153;
    private static final int UCS_ONE = 70;
    private static final int UCS_MANY = 67;

    public static SmsLength of(String text) {
        var gsm = text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0 || TWO_UNITS.indexOf(letter) >= 0);
        return gsm ? gsm(text) : ucs(text);
    }

    private static SmsLength gsm(String text) {
        var units = 0;
        var parts = 1;
        var inPart = 0;
        for (var letter : text.toCharArray()) {
            var takes = TWO_UNITS.indexOf(letter) >= 0 ? 2 : 1;
            units += takes;
            // A letter of two units is never cut between parts.
            if (inPart + takes > GSM_MANY) {
                parts++;
                inPart = 0;
            }
            inPart += takes;
        }
        return new SmsLength(true, units, units <= GSM_ONE ? 1 : parts);
    }

    private static SmsLength ucs(String text) {
        var parts = 1;
        var inPart = 0;
        for (var at = 0; at < text.length(); ) {
            var takes = Character.charCount(text.codePointAt(at));
            if (inPart + takes > UCS_MANY) {
                parts++;
                inPart = 0;
            }
            inPart += takes;
            at += takes;
        }
        return new SmsLength(false, text.length(), text.length() <= UCS_ONE ? 1 : parts);
    }
}
