package pl.nurt.bridge.mbus;

/** Names of the VIFEs that qualify a value (EN 13757-3, "orthogonal" VIFE table). Codes come without their extension bit. */
final class Vifes {
    private static final String[] PER_TIME = {"SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "REVOLUTION"};
    private static final String[] PER_QUANTITY = {
        "LITRE", "M3", "KG", "KELVIN", "KWH", "GJ", "KW", "KELVIN_LITRE", "VOLT", "AMPERE"
    };

    private Vifes() {}

    static String name(int vife) {
        if (vife < 0x20) {
            return vife == 0 ? "NO_ERROR" : "ERROR_%02X".formatted(vife);
        }
        if (vife < 0x28) {
            return "PER_" + PER_TIME[vife - 0x20];
        }
        if (vife >= 0x2C && vife <= 0x35) {
            return "PER_" + PER_QUANTITY[vife - 0x2C];
        }
        if (vife >= 0x40 && vife <= 0x5F) {
            return limit(vife);
        }
        return switch (vife) {
            case 0x28 -> "INCREMENT_PER_INPUT_PULSE";
            case 0x29 -> "INCREMENT_PER_INPUT_PULSE_1";
            case 0x2A -> "INCREMENT_PER_OUTPUT_PULSE";
            case 0x2B -> "INCREMENT_PER_OUTPUT_PULSE_1";
            case 0x36 -> "TIMES_SECOND";
            case 0x37 -> "TIMES_SECOND_PER_VOLT";
            case 0x38 -> "TIMES_SECOND_PER_AMPERE";
            case 0x39 -> "START_TIME";
            case 0x3A -> "UNCORRECTED";
            case 0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67 -> "DURATION_OF";
            case 0x6A, 0x6B, 0x6E, 0x6F -> "DATE_OF";
            case 0x7E -> "FUTURE";
            case 0x7F -> "MANUFACTURER_VIFE";
            default -> "UNKNOWN_VIFE_%02X".formatted(vife);
        };
    }

    private static String limit(int vife) {
        return switch (vife) {
            case 0x40 -> "LOWER_LIMIT";
            case 0x48 -> "UPPER_LIMIT";
            case 0x41 -> "LOWER_LIMIT_EXCEEDED";
            case 0x49 -> "UPPER_LIMIT_EXCEEDED";
            default -> vife < 0x50 ? "DATE_OF_LIMIT" : "DURATION_OF_LIMIT";
        };
    }

    /** Whether the record's data are a date or time instead of the quantity. */
    static boolean makesTime(int vife) {
        return switch (vife) {
            case 0x39, 0x42, 0x43, 0x46, 0x47, 0x4A, 0x4B, 0x4E, 0x4F, 0x6A, 0x6B, 0x6E, 0x6F -> true;
            default -> false;
        };
    }
}
