package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value information block: VIF with its VIFEs.
 *
 * @param additive offset in the unit before scaling, from VIFE 78–7B
 * @param isTime the data are a date or time although the VIF names a quantity (VIFE 6A, 6B, 6E, 6F and the like)
 * @param isError the meter reports that the value could not be formed
 */
record Vib(
        Vif vif,
        int exponent,
        BigDecimal additive,
        DataRecord.@Nullable Direction direction,
        List<String> modifiers,
        boolean isTime,
        boolean isError,
        @Nullable String label) {
    private static final int MAX_VIFE = 10;
    private static final int EXTENSION = 0x80;

    static Vib read(ByteCursor cursor) throws TelegramRefused {
        var builder = new Builder(cursor);
        builder.read();
        return builder.build();
    }

    private static final class Builder {
        private final ByteCursor cursor;
        private Vif vif = VifTable.primary(0x7E);
        private int exponent;
        private BigDecimal additive = BigDecimal.ZERO;
        private DataRecord.@Nullable Direction direction;
        private final List<String> modifiers = new ArrayList<>();
        private boolean isTime;
        private boolean isError;
        private boolean makersOwn;
        private @Nullable String label;
        private int vifes;

        Builder(ByteCursor cursor) {
            this.cursor = cursor;
        }

        void read() throws TelegramRefused {
            var code = cursor.next();
            var more = (code & EXTENSION) != 0;
            switch (code & 0x7F) {
                case 0x7B, 0x7D -> more = readTable(code, more);
                case 0x7C -> {
                    vif = VifTable.primary(0x7C);
                    label = reversed(cursor.take(cursor.next()));
                }
                default -> vif = VifTable.primary(code & 0x7F);
            }
            makersOwn = (code & 0x7F) == 0x7F;
            while (more) {
                var vife = nextVife();
                more = (vife & EXTENSION) != 0;
                if (makersOwn) {
                    modify("MANUFACTURER_VIFE");
                } else {
                    apply(vife & 0x7F);
                }
            }
        }

        private boolean readTable(int code, boolean more) throws TelegramRefused {
            if (!more) {
                vif = Vif.INCOMPLETE;
                return false;
            }
            var second = nextVife();
            vif = (code & 0x7F) == 0x7B ? VifTable.fb(second & 0x7F) : VifTable.fd(second & 0x7F);
            return (second & EXTENSION) != 0;
        }

        private int nextVife() throws TelegramRefused {
            if (++vifes > MAX_VIFE) {
                throw new TelegramRefused(Reject.TOO_MANY_VIFE, "a record has at most 10 VIFEs");
            }
            return cursor.next();
        }

        private void apply(int vife) throws TelegramRefused {
            if (vife >= 0x70 && vife <= 0x77) {
                exponent += (vife & 7) - 6;
            } else if (vife == 0x7D) {
                exponent += 3;
            } else if (vife >= 0x78 && vife <= 0x7B) {
                additive = additive.add(BigDecimal.ONE.scaleByPowerOfTen((vife & 3) - 3));
                modify("ADDITIVE_CORRECTION");
            } else if (vife == 0x3B || vife == 0x3C) {
                turn(vife == 0x3B ? DataRecord.Direction.FORWARD : DataRecord.Direction.BACKWARD);
            } else if (vife == 0x7C) {
                // A second table of combinable codes; none of them leaves the value a plain total.
                modify("EXTENDED_VIFE_%02X".formatted(nextVife() & 0x7F));
            } else {
                qualify(vife);
            }
        }

        private void turn(DataRecord.Direction newDirection) {
            if (direction != null && direction != newDirection) {
                modify("CONTRADICTING_DIRECTIONS");
            }
            direction = newDirection;
        }

        private void qualify(int vife) {
            isError |= vife >= 0x01 && vife <= 0x1F;
            isTime |= Vifes.makesTime(vife);
            makersOwn |= vife == 0x7F;
            modify(Vifes.name(vife));
        }

        private void modify(String modifier) {
            modifiers.add(modifier);
        }

        Vib build() {
            return new Vib(vif, exponent, additive, direction, List.copyOf(modifiers), isTime, isError, label);
        }
    }

    /** Text travels last character first. */
    static String reversed(byte[] text) {
        return new StringBuilder(new String(text, StandardCharsets.ISO_8859_1))
                .reverse()
                .toString();
    }
}
