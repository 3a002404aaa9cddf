package pl.nurt.bridge.modbus;

import org.jspecify.annotations.Nullable;

/** A meter or a gateway that could not be read. The message is one English sentence without the final stop. */
public final class ModbusFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What failed, and so what the failure says about the other meters behind this endpoint. */
    public enum Kind {
        /** No connection, or it broke: no meter behind this endpoint can be read now. */
        CONNECTION,
        /** The unit does not answer, or its gateway says so; others may. */
        SILENT,
        /** The unit asks to be asked later. */
        BUSY,
        /** The unit does not have all of the registers, or not for one answer. */
        NO_SUCH_REGISTERS,
        /** The unit refuses for another reason. */
        REFUSED,
        /** Something came that is no answer to the request. */
        UNFIT
    }

    /** How much a failure says, from the one that says least. */
    private enum Weight {
        /** Nothing came. */
        SILENCE,
        /** What a try before may have left behind. */
        BROKEN,
        /** The device, or its gateway, has said it. */
        SAID
    }

    private final Kind kind;
    private final Weight weight;

    ModbusFailure(Kind kind, String message) {
        this(kind, Weight.BROKEN, message);
    }

    private ModbusFailure(Kind kind, Weight weight, String message) {
        super(message);
        this.kind = kind;
        this.weight = weight;
    }

    /** Nothing came of {@code unit}. */
    static ModbusFailure silence(int unit) {
        return new ModbusFailure(Kind.SILENT, Weight.SILENCE, "unit " + unit + " does not answer in time");
    }

    /** Which of the two says more about its cause: this, or what an {@code earlier} try met. */
    ModbusFailure orEarlier(@Nullable ModbusFailure earlier) {
        if (earlier == null || weight.compareTo(earlier.weight) > 0) {
            return this;
        }
        return weight == earlier.weight && weight != Weight.BROKEN ? this : earlier;
    }

    /** The failure that the exception {@code code} of an answer means. */
    static ModbusFailure exception(int code) {
        var text = switch (code) {
            case 1 -> "the function is not supported";
            case 2 -> "the registers do not exist";
            case 3 -> "too many registers were asked for";
            case 4 -> "device failure";
            case 5 -> "accepted, and not done yet";
            case 6 -> "busy";
            case 7 -> "the device cannot do it";
            case 8 -> "the device's memory is damaged";
            case 10 -> "the gateway has no path";
            case 11 -> "the meter behind the gateway is silent";
            default -> "unknown";
        };
        var kind = switch (code) {
            case 2, 3 -> Kind.NO_SUCH_REGISTERS;
            case 5, 6 -> Kind.BUSY;
            case 11 -> Kind.SILENT;
            default -> Kind.REFUSED;
        };
        return new ModbusFailure(kind, Weight.SAID, "Modbus exception %02X: %s".formatted(code, text));
    }

    public Kind kind() {
        return kind;
    }
}
