package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value information block: VIF with its VIFEs.
 *
 * @param exponent of the VIFEs, beside the VIF's own
 * @param additive offset in the unit before scaling, from VIFE 78–7B
 * @param isError the meter reports that the value could not be formed
 */
record Vib(
        Vif vif,
        int exponent,
        BigDecimal additive,
        DataRecord.@Nullable Direction direction,
        List<String> modifiers,
        boolean isError,
        @Nullable String label) {
    private static final int PLAIN_TEXT = 0x7C;

    /** Most records have a VIF alone, so those are made once. */
    private static final Vib[] PRIMARY = new Vib[128];

    private static final Vib[] FB = new Vib[128];
    private static final Vib[] FD = new Vib[128];

    static {
        for (var code = 0; code < 128; code++) {
            PRIMARY[code] = plain(VifTable.primary(code));
            FB[code] = plain(VifTable.fb(code));
            FD[code] = plain(VifTableFd.fd(code));
        }
    }

    /** The block of a VIF without VIFEs. */
    static Vib plain(Vif vif) {
        return new Vib(vif, 0, BigDecimal.ZERO, null, List.of(), false, null);
    }

    static Vib read(ByteCursor cursor) throws TelegramRefused {
        var code = cursor.next();
        if (code < 0x80 && code != PLAIN_TEXT) {
            return PRIMARY[code];
        }
        if (code == 0xFB || code == 0xFD) {
            var second = cursor.next();
            if (second < 0x80) {
                return code == 0xFB ? FB[second] : FD[second];
            }
            var vif = code == 0xFB ? VifTable.fb(second & 0x7F) : VifTableFd.fd(second & 0x7F);
            return new VifeReader(cursor, 1).readFrom(vif, second == 0xFD && code == 0xFD);
        }
        var vifes = new VifeReader(cursor, 0);
        return switch (code & 0x7F) {
            case PLAIN_TEXT -> vifes.readLabelled(code);
            case 0x6F -> vifes.readReserved();
            case 0x7F -> vifes.readMakers();
            default -> vifes.readFrom(VifTable.primary(code & 0x7F), false);
        };
    }
}
