package pl.nurt.metering;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an M-Bus meter says of itself: {@code 31415926-APA-0A-07}.
 *
 * @param ident the eight digits that mostly stand on the meter, too
 * @param mark the manufacturer's three letters (EN 13757-7, administered by the DLMS User Association)
 * @param version of the device, as its maker counts: two hex digits
 * @param medium code of what is measured (EN 13757-7): two hex digits
 */
public record MBusIdentification(String ident, String mark, String version, String medium) {
    private static final Pattern FORM = Pattern.compile("(\\d{8})-([A-Z]{3}|[0-9A-F]{4})-([0-9A-F]{2})-([0-9A-F]{2})");

    private static final Map<String, String> MAKERS = Map.of(
            "APA", "Apator",
            "AXI", "Axioma",
            "DME", "Diehl",
            "HYD", "Diehl",
            "ITW", "Itron",
            "KAM", "Kamstrup",
            "SEN", "Sensus",
            "ZRI", "Zenner");

    public static Optional<MBusIdentification> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new MBusIdentification(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** The eight digits of an M-Bus identification; anything else as it is. Two meters of one number are one. */
    public static String number(String text) {
        return parse(text).map(MBusIdentification::ident).orElse(text);
    }

    /** By name where the mark is known here, else the mark. */
    public String manufacturer() {
        return MAKERS.getOrDefault(mark, mark);
    }
}
