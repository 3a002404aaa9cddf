package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the VIFEs behind a VIF and what they make of it. For one VIB. */
final class VifeReader {
    private static final int MAX_VIFE = 10;
    private static final int EXTENSION = 0x80;

    private final ByteCursor cursor;
    private final List<String> modifiers = new ArrayList<>(2);
    private int count;
    private int exponent;
    private BigDecimal additive = BigDecimal.ZERO;
    private DataRecord.@Nullable Direction direction;
    private boolean isError;
    private boolean makersOwn;
    private @Nullable String label;

    /** @param read how many VIFEs of the VIB were read before */
    VifeReader(ByteCursor cursor, int read) {
        this.cursor = cursor;
        this.count = read;
    }

    /** @param secondLevel the next byte names an entry of the table behind FD FD */
    Vib readFrom(Vif vif, boolean secondLevel) throws TelegramRefused {
        if (!secondLevel) {
            return readAll(vif, true);
        }
        var code = next();
        return readAll(VifTableFd.second(code & ~EXTENSION), (code & EXTENSION) != 0);
    }

    /** The unit's name follows the VIF at once. */
    Vib readLabelled(int code) throws TelegramRefused {
        label = RawData.text(cursor, cursor.next());
        return readAll(VifTable.primary(0x7C), (code & EXTENSION) != 0);
    }

    Vib readReserved() throws TelegramRefused {
        return readAll(VifTable.ef(), (next() & EXTENSION) != 0);
    }

    Vib readMakers() throws TelegramRefused {
        makersOwn = true;
        return readAll(VifTable.primary(0x7F), true);
    }

    private Vib readAll(Vif first, boolean follows) throws TelegramRefused {
        var vif = first;
        var more = follows;
        while (more) {
            var code = next();
            more = (code & EXTENSION) != 0;
            var vife = makersOwn ? Vife.of(0x7F) : Vife.of(code & ~EXTENSION);
            if (vife.effect() == Vife.Effect.EXTEND && more) {
                code = next();
                more = (code & EXTENSION) != 0;
                vife = Vife.ofExtension(code & ~EXTENSION);
            }
            vif = apply(vif, vife, code & ~EXTENSION);
        }
        return new Vib(vif, exponent, additive, direction, List.copyOf(modifiers), isError, label);
    }

    private int next() throws TelegramRefused {
        if (++count > MAX_VIFE) {
            throw new TelegramRefused(Reject.TOO_MANY_VIFE, "a record has at most 10 VIFEs");
        }
        return cursor.next();
    }

    private Vif apply(Vif vif, Vife vife, int code) {
        switch (vife.effect()) {
            case SCALE -> {
                exponent += Vife.exponent(code);
                return vif;
            }
            case FORWARD -> {
                turn(DataRecord.Direction.FORWARD);
                return vif;
            }
            case BACKWARD -> {
                turn(DataRecord.Direction.BACKWARD);
                return vif;
            }
            case ADD -> additive = additive.add(BigDecimal.ONE.scaleByPowerOfTen((code & 3) - 3));
            case ERROR -> isError = true;
            case MAKERS -> makersOwn = true;
            case QUALIFY, TIME, DURATION, COUNT, UNSIGNED, RAW, EXTEND -> {}
        }
        modifiers.add(vife.name());
        return meaning(vif, vife, code);
    }

    private void turn(DataRecord.Direction newDirection) {
        if (direction != null && direction != newDirection) {
            modifiers.add("CONTRADICTING_DIRECTIONS");
        }
        direction = newDirection;
    }

    /** What the data are, if no longer what the VIF says. */
    private static Vif meaning(Vif vif, Vife vife, int code) {
        return switch (vife.effect()) {
            case TIME -> Vif.time(vif.quantity());
            case DURATION -> Vif.duration(vif.quantity(), code);
            case COUNT -> Vif.number(vif.quantity(), null, 0);
            case UNSIGNED -> vif.unsigned();
            case RAW -> Vif.raw(vif.quantity());
            case QUALIFY, SCALE, ADD, FORWARD, BACKWARD, ERROR, EXTEND, MAKERS -> vif;
        };
    }
}
