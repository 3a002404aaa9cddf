package pl.nurt.platform.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Numbers the state gives, told right from mistyped by their check digits. All take digits only. */
public final class CheckDigits {
    private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final int[] NIP = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    private static final int[] REGON = {8, 9, 2, 3, 4, 5, 6, 7};
    private static final int[] REGON_OF_A_UNIT = {2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8};

    /** The century stands in the month: from which number of months on, in order of the years. */
    private static final int[][] CENTURIES = {{80, 1800}, {0, 1900}, {20, 2000}, {40, 2100}, {60, 2200}};

    private CheckDigits() {}

    /** Whether the last digit follows from the ten before and they begin with a day that was. */
    public static boolean isPesel(String digits) {
        return isNumber(digits, 11)
                && (10 - sum(digits, PESEL) % 10) % 10 == digit(digits, 10)
                && birthday(digits).isPresent();
    }

    /** The day of birth that a PESEL begins with; empty when there is no such day. */
    public static Optional<LocalDate> birthday(String pesel) {
        if (!isNumber(pesel, 11)) {
            return Optional.empty();
        }
        var month = Integer.parseInt(pesel.substring(2, 4));
        for (var century : CENTURIES) {
            if (month > century[0] && month <= century[0] + 12) {
                try {
                    return Optional.of(LocalDate.of(
                            century[1] + Integer.parseInt(pesel.substring(0, 2)),
                            month - century[0],
                            Integer.parseInt(pesel.substring(4, 6))));
                } catch (DateTimeException noSuchDay) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the tenth digit follows from the nine before; a sum that leaves 10 belongs to no NIP. */
    public static boolean isNip(String digits) {
        return isNumber(digits, 10)
                && digits.charAt(0) != '0'
                && !digits.startsWith("00", 1)
                && sum(digits, NIP) % 11 == digit(digits, 9);
    }

    /** Nine digits for a firm, fourteen for one of its units; the latter begins with the former. */
    public static boolean isRegon(String digits) {
        return switch (digits.length()) {
            case 9 -> isNumber(digits, 9) && sum(digits, REGON) % 11 % 10 == digit(digits, 8);
            case 14 ->
                isNumber(digits, 14)
                        && isRegon(digits.substring(0, 9))
                        && sum(digits, REGON_OF_A_UNIT) % 11 % 10 == digit(digits, 13);
            default -> false;
        };
    }

    private static boolean isNumber(String text, int length) {
        return text.length() == length && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static int sum(String digits, int[] weights) {
        var sum = 0;
        for (var at = 0; at < weights.length; at++) {
            sum += weights[at] * digit(digits, at);
        }
        return sum;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
