package pl.nurt.bridge.mbus;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identification of a meter on the bus, also its secondary address.
 *
 * @param ident 8 digits; hexadecimal ones occur and are kept, in upper case
 * @param manufacturer three letters, null if not told (fixed structure) or not wanted (wildcard)
 * @param version null as the manufacturer is
 * @param medium as the variable structure counts it; null if not wanted
 */
public record MeterId(
        String ident,
        @Nullable String manufacturer,
        @Nullable Integer version,
        @Nullable Integer medium) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9A-Fa-f]{8})(?:-([A-Za-z]{3})-([0-9A-Fa-f]{2})-([0-9A-Fa-f]{2}))?");

    /** Matches every version and every medium. */
    private static final int ANY = 0xFF;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public MeterId {
        ident = ident.toUpperCase(Locale.ROOT);
    }

    /** Reads {@code 31415926} or {@code 31415926-APA-0A-07}; empty if it is neither. */
    public static Optional<MeterId> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(2) == null) {
            return Optional.of(new MeterId(matcher.group(1), null, null, null));
        }
        return Optional.of(new MeterId(
                matcher.group(1),
                matcher.group(2).toUpperCase(Locale.ROOT),
                Integer.valueOf(matcher.group(3), 16),
                Integer.valueOf(matcher.group(4), 16)));
    }

    /** Whether {@code other} can be the meter meant here: what is null here is not compared. */
    public boolean matches(MeterId other) {
        return ident.equals(other.ident)
                && (manufacturer == null || manufacturer.equals(other.manufacturer))
                && (version == null || version.equals(other.version))
                && (medium == null || medium.equals(other.medium));
    }

    /** Whether each of its eight bytes is told and none is a wildcard, so that it selects one meter at most. */
    public boolean isWhole() {
        return manufacturer != null
                && version != null
                && version != ANY
                && medium != null
                && medium != ANY
                && !ident.contains("F");
    }

    /** The eight bytes of a selection; FF stands for what is null. */
    public byte[] selection() {
        var code = manufacturer == null ? 0xFFFF : manufacturerCode(manufacturer);
        var bytes = new byte[8];
        for (var i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(ident.substring(6 - 2 * i, 8 - 2 * i), 16);
        }
        bytes[4] = (byte) code;
        bytes[5] = (byte) (code >> 8);
        bytes[6] = (byte) (version == null ? ANY : version);
        bytes[7] = (byte) (medium == null ? ANY : medium);
        return bytes;
    }

    /** Two bytes of a maker's code from its three letters. */
    private static int manufacturerCode(String letters) {
        return (letters.charAt(0) - 64 & 31) << 10 | (letters.charAt(1) - 64 & 31) << 5 | letters.charAt(2) - 64 & 31;
    }

    static MeterId read(ByteCursor cursor) throws TelegramRefused {
        var ident = readIdent(cursor);
        var letters = letters((int) cursor.number(2));
        return new MeterId(ident, letters, cursor.next(), cursor.next());
    }

    private static String letters(int code) {
        byte[] letters = {letter(code >> 10), letter(code >> 5), letter(code)};
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static byte letter(int code) {
        return (byte) ((code & 31) + 64);
    }

    static String readIdent(ByteCursor cursor) throws TelegramRefused {
        return HEX.toHexDigits((int) cursor.number(4));
    }

    /** {@code ident-MAN-version-medium}, version and medium as two hex digits; the ident alone if that is all there is. */
    @Override
    public String toString() {
        return manufacturer == null ? ident : "%s-%s-%02X-%02X".formatted(ident, manufacturer, version, medium);
    }
}
