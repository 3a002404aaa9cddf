package pl.nurt.customer.internal.rules;

import java.time.LocalDate;

/** Numbers with right check digits, made by the rules as the offices publish them, for tests. */
public final class Numbers {
    private Numbers() {}

    public static String pesel(LocalDate birthday, int serial) {
        var century = switch (birthday.getYear() / 100) {
            case 18 -> 80;
            case 19 -> 0;
            case 20 -> 20;
            case 21 -> 40;
            default -> 60;
        };
        var ten = "%02d%02d%02d%04d"
                .formatted(
                        birthday.getYear() % 100,
                        birthday.getMonthValue() + century,
                        birthday.getDayOfMonth(),
                        serial % 10_000);
        return ten + (10 - sum(ten, "1379137913") % 10) % 10;
    }

    /** The n-th NIP; numbers whose sum leaves 10 are passed over, as the tax office does. */
    public static String nip(int n) {
        for (var at = 581_000_000 + n * 13; ; at++) {
            var nine = Integer.toString(at);
            var check = sum(nine, "657234567") % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    private static int sum(String digits, String weights) {
        var sum = 0;
        for (var at = 0; at < weights.length(); at++) {
            sum += (digits.charAt(at) - '0') * (weights.charAt(at) - '0');
        }
        return sum;
    }
}
