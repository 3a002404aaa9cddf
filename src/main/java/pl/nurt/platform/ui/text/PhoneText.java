package pl.nurt.platform.ui.text;

/** Phone numbers as people read them: nine Polish digits in threes. */
public final class PhoneText {
    private static final int POLISH = 9;

    private PhoneText() {}

    public static String of(String digits) {
        return digits.length() == POLISH && digits.charAt(0) != '+'
                ? digits.substring(0, 3) + "\u00a0" + digits.substring(3, 6) + "\u00a0" + digits.substring(6)
                : digits;
    }
}
