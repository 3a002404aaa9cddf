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
 * @param manufacturer the maker's two bytes as text: three letters, or four hexadecimal digits (high byte first) where they stand for no
 *     three letters; null if not told (fixed structure) or not wanted (wildcard)
 * @param version null as the manufacturer is
 * @param medium as the variable structure counts it; null if not wanted
 */
public record MeterId(
        String ident,
        @Nullable String manufacturer,
        @Nullable Integer version,
        @Nullable Integer medium) {
    /** The form of a maker's code: three letters, four hexadecimal digits, or three signs as others print five bits each. */
    public static final String MANUFACTURER = "[A-Z@\\[\\\\\\]^_]{3}|[0-9A-F]{4}";

    private static final Pattern TEXT =
            Pattern.compile("([0-9A-F]{8})(?:-(" + MANUFACTURER + ")-([0-9A-F]{2})-([0-9A-F]{2}))?");

    /** Matches every version and every medium, and in a maker's code each byte. */
    private static final int ANY = 0xFF;

    private static final int ANY_MANUFACTURER = 0xFFFF;
    /** Set where an address was changed by software (EN 13757-3); of the three letters it is no part. */
    private static final int TOP_BIT = 0x8000;

    private static final int LETTERS = 26;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public MeterId {
        ident = ident.toUpperCase(Locale.ROOT);
    }

    /** Reads {@code 31415926} or {@code 31415926-APA-0A-07}, and whatever {@link #toString()} gives; empty if it is none of these. */
    public static Optional<MeterId> parse(String text) {
        var matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(2) == null) {
            return Optional.of(new MeterId(matcher.group(1), null, null, null));
        }
        return Optional.of(new MeterId(
                matcher.group(1),
                manufacturer(matcher.group(2)),
                Integer.valueOf(matcher.group(3), 16),
                Integer.valueOf(matcher.group(4), 16)));
    }

    /** The text of a maker's code however it is written, so that equal codes have equal texts. */
    public static String manufacturer(String text) {
        return manufacturer(code(text));
    }

    /** Whether {@code other} can be the meter meant here: what is null here is not compared, nor is the top bit of the maker's code. */
    public boolean matches(MeterId other) {
        return ident.equals(other.ident)
                && (manufacturer == null || isSameMaker(manufacturer, other.manufacturer))
                && (version == null || version.equals(other.version))
                && (medium == null || medium.equals(other.medium));
    }

    /** Whether maker, version and medium are all left open. */
    public boolean isNumberOnly() {
        return manufacturer == null && version == null && medium == null;
    }

    /** Whether each of its eight bytes is told and none is a wildcard, so that it selects one meter at most. */
    public boolean isWhole() {
        return manufacturer != null
                && namesOneMaker(code(manufacturer))
                && version != null
                && version != ANY
                && medium != null
                && medium != ANY
                && !ident.contains("F");
    }

    /** The eight bytes of a selection; FF stands for what is null. */
    public byte[] selection() {
        var code = manufacturer == null ? ANY_MANUFACTURER : code(manufacturer);
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

    /** The same meter with the top bit of its maker's code turned over; empty if no maker is told. */
    public Optional<MeterId> withOtherTopBit() {
        return manufacturer == null
                ? Optional.empty()
                : Optional.of(new MeterId(ident, manufacturer(code(manufacturer) ^ TOP_BIT), version, medium));
    }

    /** As {@link #toString()}, with the maker's letters also where the top bit of the code is set: how people and the portal know it. */
    public String name() {
        return text(manufacturer == null ? null : letters());
    }

    /** The maker's three letters, whatever the top bit of the code; the code's text where it stands for no letters. */
    public @Nullable String letters() {
        return manufacturer == null ? null : manufacturer(code(manufacturer) & ~TOP_BIT);
    }

    private static boolean isSameMaker(String one, @Nullable String other) {
        return other != null && (one.equals(other) || ((code(one) ^ code(other)) & ~TOP_BIT) == 0);
    }

    private static boolean namesOneMaker(int code) {
        return (code & 0xFF) != ANY && code >> 8 != ANY;
    }

    /** The two bytes of a maker's code from its text. */
    private static int code(String text) {
        return text.length() == 4
                ? Integer.parseInt(text, 16)
                : (text.charAt(0) - 64 & 31) << 10 | (text.charAt(1) - 64 & 31) << 5 | text.charAt(2) - 64 & 31;
    }

    private static String manufacturer(int code) {
        if (!isLetter(code >> 10) || !isLetter(code >> 5 & 31) || !isLetter(code & 31)) {
            return HEX.toHexDigits((short) code);
        }
        byte[] letters = {letter(code >> 10), letter(code >> 5), letter(code)};
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** Beyond 26 also where the top bit is set. */
    private static boolean isLetter(int code) {
        return code >= 1 && code <= LETTERS;
    }

    private static byte letter(int code) {
        return (byte) ((code & 31) + 64);
    }

    static MeterId read(ByteCursor cursor) throws TelegramRefused {
        var ident = readIdent(cursor);
        return new MeterId(ident, manufacturer((int) cursor.number(2)), cursor.next(), cursor.next());
    }

    static String readIdent(ByteCursor cursor) throws TelegramRefused {
        return HEX.toHexDigits((int) cursor.number(4));
    }

    /** {@code ident-MAN-version-medium}, version and medium as two hex digits; the ident alone if no maker is told. */
    @Override
    public String toString() {
        return text(manufacturer);
    }

    private String text(@Nullable String maker) {
        return maker == null ? ident : "%s-%s-%s-%s".formatted(ident, maker, hex(version), hex(medium));
    }

    /** How it is written to select by, with {@code *} for what is left open. */
    public String open() {
        return isNumberOnly()
                ? ident
                : "%s-%s-%s-%s".formatted(ident, manufacturer == null ? "*" : manufacturer, hex(version), hex(medium));
    }

    private static String hex(@Nullable Integer value) {
        return value == null ? "*" : HEX.toHexDigits(value.byteValue());
    }
}
