package pl.nurt.billing.ksef.internal.fa3;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The number that KSeF gives an invoice: whose, of which day, and two characters by which a mistyped one is told. */
public final class KsefNumber {
    private static final Pattern FORM = Pattern.compile("\\d{10}-\\d{8}-[0-9A-F]{12}-[0-9A-F]{2}");
    private static final int WITHOUT_CHECK = 32;
    private static final int POLYNOMIAL = 0x07;

    private KsefNumber() {}

    public static boolean isRight(String number) {
        if (!FORM.matcher(number).matches()
                || !check(number.substring(0, WITHOUT_CHECK)).equals(number.substring(WITHOUT_CHECK + 1))) {
            return false;
        }
        try {
            LocalDate.parse(number.substring(11, 19), DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /** CRC-8 of everything before the last dash, as two characters. */
    public static String check(String beginning) {
        var crc = 0;
        for (var octet : beginning.getBytes(StandardCharsets.UTF_8)) {
            crc ^= octet & 0xff;
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            crc &= 0xff;
        }
        return "%02X".formatted(crc);
    }
}
