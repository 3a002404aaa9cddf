package pl.nurt.bridge.mbus.link;

import java.util.HexFormat;
import pl.nurt.bridge.mbus.MeterId;

/**
 * The eight bytes by which meters are selected (EN 13757-3): number, manufacturer, version, medium, low byte first. Nibble F in the number
 * and FF in each other byte match anything.
 */
record Selection(byte[] bytes) {
    private static final int ANY = 0xFF;
    private static final int IDENT_BYTES = 4;

    static final Selection ANYBODY = new Selection(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});

    static Selection of(MeterId meter) {
        return new Selection(meter.selection());
    }

    Selection {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether a meter that calls itself {@code meter} may answer; what it does not tell about itself matches. */
    boolean covers(MeterId meter) {
        var own = meter.selection();
        for (var i = 0; i < bytes.length; i++) {
            var covered = i < IDENT_BYTES
                    ? nibbleCovers(bytes[i] & 0x0F, own[i] & 0x0F)
                            && nibbleCovers(bytes[i] >> 4 & 0x0F, own[i] >> 4 & 0x0F)
                    : (bytes[i] & 0xFF) == ANY || (own[i] & 0xFF) == ANY || bytes[i] == own[i];
            if (!covered) {
                return false;
            }
        }
        return true;
    }

    private static boolean nibbleCovers(int wanted, int own) {
        return wanted == 0x0F || wanted == own;
    }

    /** Whom this selects, where no byte of it matches anything. */
    MeterId meter() {
        return MeterId.parse(toString()).orElseThrow();
    }

    /** The number, high digit first. */
    String ident() {
        return hex(3, 2, 1, 0);
    }

    /** As a technician reads it: number, manufacturer's code, version, medium in hexadecimal. */
    @Override
    public String toString() {
        return ident() + "-" + hex(5, 4) + "-" + hex(6) + "-" + hex(7);
    }

    private String hex(int... positions) {
        var text = new StringBuilder();
        for (var position : positions) {
            text.append(HexFormat.of().withUpperCase().toHexDigits(bytes[position]));
        }
        return text.toString();
    }
}
