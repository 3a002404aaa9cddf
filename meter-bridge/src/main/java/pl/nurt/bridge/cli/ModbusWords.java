package pl.nurt.bridge.cli;

import pl.nurt.bridge.modbus.Framing;

/** Says what a Modbus message is. */
final class ModbusWords {
    private static final int MBAP = 6;
    private static final int CRC = 2;
    private static final int REQUEST = 6;
    private static final int EXCEPTION = 0x80;

    private final Framing framing;

    ModbusWords(Framing framing) {
        this.framing = framing;
    }

    /** {@code bytes} as they went over the line, with their envelope. */
    String of(byte[] bytes) {
        var before = framing == Framing.TCP ? MBAP : 0;
        var length = bytes.length - before - (framing == Framing.TCP ? 0 : CRC);
        if (length < 3) {
            return "too short for a message";
        }
        var unit = at(bytes, before);
        var function = at(bytes, before + 1);
        if (function >= EXCEPTION) {
            return "unit %d: exception %02X".formatted(unit, at(bytes, before + 2));
        }
        // An answer of this length carries three bytes, which are bits.
        if (length == REQUEST && (function > 2 || at(bytes, before + 2) + 3 != length)) {
            return "unit %d: read %d %s from %d on"
                    .formatted(unit, word(bytes, before + 4), table(function), word(bytes, before + 2));
        }
        return "unit %d: %d bytes of %s".formatted(unit, at(bytes, before + 2), table(function));
    }

    private static String table(int function) {
        return switch (function) {
            case 1 -> "coils";
            case 2 -> "discrete inputs";
            case 3 -> "holding registers";
            case 4 -> "input registers";
            default -> "function " + function;
        };
    }

    private static int word(byte[] bytes, int at) {
        return at(bytes, at) << 8 | at(bytes, at + 1);
    }

    private static int at(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
