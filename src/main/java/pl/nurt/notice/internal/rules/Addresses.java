package pl.nurt.notice.internal.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses and phone numbers as people write them, and as they are kept. What could break out of a header is none. */
public final class Addresses {
    private static final int LONGEST = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern NUMBER = Pattern.compile("(\\+48|0048|48)?((?:45|5[0137]|6[069]|7[2389]|88)\\d{7})");

    private Addresses() {}

    /** The address with its host in small letters; nothing when it is not one. */
    public static Optional<String> email(String written) {
        // A line break at the end is a line break too.
        if (breaksLines(written)) {
            return Optional.empty();
        }
        var address = written.strip();
        if (address.length() > LONGEST || !EMAIL.matcher(address).matches()) {
            return Optional.empty();
        }
        var at = address.lastIndexOf('@');
        return Optional.of(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }

    private static boolean breaksLines(String written) {
        return written.chars()
                .anyMatch(letter -> Character.isISOControl(letter)
                        || Character.getType(letter) == Character.LINE_SEPARATOR
                        || Character.getType(letter) == Character.PARAGRAPH_SEPARATOR);
    }

    /** A Polish mobile number with its country, as providers want it: 48600100200. */
    public static Optional<String> mobile(String written) {
        if (breaksLines(written)) {
            return Optional.empty();
        }
        var number = NUMBER.matcher(written.strip().replaceAll("[ ()-]", ""));
        return number.matches() ? Optional.of("48" + number.group(2)) : Optional.empty();
    }
}
