package pl.nurt.bridge.mbus;

/**
 * A VIFE that qualifies or corrects a value: the combinable ("orthogonal") table of EN 13757-3 and its extension FC.
 *
 * @param name how the record names it among its modifiers; unused for effects that show in the value itself
 */
record Vife(String name, Effect effect) {
    /** What becomes of the record's value. */
    enum Effect {
        /** The value stays what the VIF says, seen in another light. */
        QUALIFY,
        /** 70–77 and 7D move the decimal point. */
        SCALE,
        /** 78–7B add a constant. */
        ADD,
        FORWARD,
        BACKWARD,
        /** The meter reports that it could not form the value. */
        ERROR,
        /** The data are a date or time and not the quantity. */
        TIME,
        /** The data are a duration, its unit in the two low bits. */
        DURATION,
        /** The data count events. */
        COUNT,
        /** The data are an unsigned number. */
        UNSIGNED,
        /** The data have a structure or a unit of their own. */
        RAW,
        /** The code of the extension table follows. */
        EXTEND,
        /** All further VIFEs are the maker's. */
        MAKERS
    }

    /** Marks a record whose further codes are the maker's. */
    static final String MAKERS_OWN = "MANUFACTURER_VIFE";

    private static final String[] PER_TIME = {"SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "REVOLUTION"};
    private static final String[] PER_QUANTITY = {
        "LITRE", "M3", "KG", "KELVIN", "KWH", "GJ", "KW", "KELVIN_LITRE", "VOLT", "AMPERE"
    };

    private static final Vife[] COMBINABLE = new Vife[128];
    private static final Vife[] EXTENDED = new Vife[128];

    static {
        for (var code = 0; code < 128; code++) {
            COMBINABLE[code] = combinable(code);
            EXTENDED[code] = extended(code);
        }
    }

    /** The meaning of a VIFE without its extension bit. */
    static Vife of(int code) {
        return COMBINABLE[code];
    }

    /** The meaning of the code behind FC, without its extension bit. */
    static Vife ofExtension(int code) {
        return EXTENDED[code];
    }

    private static Vife combinable(int code) {
        return switch (code >> 4) {
            case 0 -> error(code);
            case 1 -> stateOrProfile(code);
            case 2 -> perTimeOrPulse(code);
            case 3 -> perQuantityOrAccumulation(code);
            case 4 -> limit(code);
            case 5 -> new Vife("DURATION_OF_LIMIT", Effect.DURATION);
            case 6 -> duringOrOf(code);
            default -> correction(code);
        };
    }

    private static Vife qualify(String name) {
        return new Vife(name, Effect.QUALIFY);
    }

    private static Vife unknown(int code) {
        return qualify("UNKNOWN_VIFE_%02X".formatted(code));
    }

    private static Vife error(int code) {
        var name = switch (code) {
            case 0x00 -> "NO_ERROR";
            case 0x01 -> "TOO_MANY_DIFES";
            case 0x02 -> "STORAGE_NUMBER_NOT_IMPLEMENTED";
            case 0x03 -> "UNIT_NUMBER_NOT_IMPLEMENTED";
            case 0x04 -> "TARIFF_NUMBER_NOT_IMPLEMENTED";
            case 0x05 -> "FUNCTION_NOT_IMPLEMENTED";
            case 0x06 -> "DATA_CLASS_NOT_IMPLEMENTED";
            case 0x07 -> "DATA_SIZE_NOT_IMPLEMENTED";
            case 0x0B -> "TOO_MANY_VIFES";
            case 0x0C -> "ILLEGAL_VIF_GROUP";
            case 0x0D -> "ILLEGAL_VIF_EXPONENT";
            case 0x0E -> "VIF_DIF_MISMATCH";
            case 0x0F -> "UNIMPLEMENTED_ACTION";
            default -> "ERROR_%02X".formatted(code);
        };
        return new Vife(name, code == 0 ? Effect.QUALIFY : Effect.ERROR);
    }

    private static Vife stateOrProfile(int code) {
        return switch (code) {
            case 0x12 -> qualify("AVERAGE");
            case 0x13 -> new Vife("INVERSE_COMPACT_PROFILE", Effect.RAW);
            case 0x14 -> new Vife("RELATIVE_DEVIATION", Effect.RAW);
            case 0x15 -> new Vife("NO_DATA_AVAILABLE", Effect.ERROR);
            case 0x16 -> new Vife("DATA_OVERFLOW", Effect.ERROR);
            case 0x17 -> new Vife("DATA_UNDERFLOW", Effect.ERROR);
            case 0x18 -> new Vife("DATA_ERROR", Effect.ERROR);
            case 0x1C -> new Vife("PREMATURE_END_OF_RECORD", Effect.ERROR);
            case 0x1D -> new Vife("STANDARD_CONFORM_DATA", Effect.RAW);
            case 0x1E -> new Vife("COMPACT_PROFILE_WITH_REGISTERS", Effect.RAW);
            case 0x1F -> new Vife("COMPACT_PROFILE", Effect.RAW);
            default -> new Vife("ERROR_%02X".formatted(code), Effect.ERROR);
        };
    }

    private static Vife perTimeOrPulse(int code) {
        return switch (code) {
            case 0x28 -> qualify("INCREMENT_PER_INPUT_PULSE");
            case 0x29 -> qualify("INCREMENT_PER_INPUT_PULSE_1");
            case 0x2A -> qualify("INCREMENT_PER_OUTPUT_PULSE");
            case 0x2B -> qualify("INCREMENT_PER_OUTPUT_PULSE_1");
            default -> qualify("PER_" + (code < 0x28 ? PER_TIME[code - 0x20] : PER_QUANTITY[code - 0x2C]));
        };
    }

    private static Vife perQuantityOrAccumulation(int code) {
        return switch (code) {
            case 0x36 -> qualify("TIMES_SECOND");
            case 0x37 -> qualify("TIMES_SECOND_PER_VOLT");
            case 0x38 -> qualify("TIMES_SECOND_PER_AMPERE");
            case 0x39 -> new Vife("START_TIME", Effect.TIME);
            case 0x3A -> qualify("UNCORRECTED");
            case 0x3B -> new Vife("FORWARD", Effect.FORWARD);
            case 0x3C -> new Vife("BACKWARD", Effect.BACKWARD);
            case 0x3D -> new Vife("NON_METRIC_UNIT", Effect.RAW);
            case 0x3E -> qualify("AT_BASE_CONDITIONS");
            case 0x3F -> new Vife("OBIS_DECLARATION", Effect.RAW);
            default -> qualify("PER_" + PER_QUANTITY[code - 0x2C]);
        };
    }

    private static Vife limit(int code) {
        return switch (code) {
            case 0x40 -> qualify("LOWER_LIMIT");
            case 0x48 -> qualify("UPPER_LIMIT");
            case 0x41 -> new Vife("LOWER_LIMIT_EXCEEDED", Effect.COUNT);
            case 0x49 -> new Vife("UPPER_LIMIT_EXCEEDED", Effect.COUNT);
            case 0x44 -> qualify("TIMES_FLOW_TEMPERATURE_BY_100");
            case 0x45 -> qualify("TIMES_RETURN_TEMPERATURE_BY_100");
            case 0x4C, 0x4D -> unknown(code);
            default -> new Vife("DATE_OF_LIMIT", Effect.TIME);
        };
    }

    private static Vife duringOrOf(int code) {
        return switch (code) {
            case 0x68 -> qualify("DURING_LOWER_LIMIT_EXCEEDED");
            case 0x6C -> qualify("DURING_UPPER_LIMIT_EXCEEDED");
            case 0x69 -> qualify("LEAKAGE");
            case 0x6D -> qualify("OVERFLOW");
            case 0x6A, 0x6B, 0x6E, 0x6F -> new Vife("DATE_OF", Effect.TIME);
            default -> new Vife("DURATION_OF", Effect.DURATION);
        };
    }

    private static Vife correction(int code) {
        return switch (code) {
            case 0x78, 0x79, 0x7A, 0x7B -> new Vife("ADDITIVE_CORRECTION", Effect.ADD);
            case 0x7C -> new Vife("EXTENSION", Effect.EXTEND);
            case 0x7E -> qualify("FUTURE");
            case 0x7F -> new Vife(MAKERS_OWN, Effect.MAKERS);
            default -> new Vife("SCALE", Effect.SCALE);
        };
    }

    private static Vife extended(int code) {
        return switch (code) {
            case 0x01, 0x02, 0x03 -> qualify("AT_PHASE_L" + code);
            case 0x04 -> qualify("AT_NEUTRAL");
            case 0x05 -> qualify("BETWEEN_L1_AND_L2");
            case 0x06 -> qualify("BETWEEN_L2_AND_L3");
            case 0x07 -> qualify("BETWEEN_L3_AND_L1");
            case 0x08, 0x09, 0x0A, 0x0B -> qualify("AT_QUADRANT_Q" + (code - 0x07));
            case 0x0C -> qualify("IMPORT_MINUS_EXPORT");
            case 0x0D -> new Vife("NON_METRIC_UNIT", Effect.RAW);
            case 0x10 -> qualify("ABSOLUTE_COUNT");
            case 0x11 -> new Vife("UNSIGNED", Effect.UNSIGNED);
            case 0x12 -> new Vife("BOOLEAN", Effect.RAW);
            case 0x13 -> new Vife("END_TIME", Effect.TIME);
            default -> qualify("EXTENDED_VIFE_%02X".formatted(code));
        };
    }

    /** The power of ten of 70–77 and 7D. */
    static int exponent(int code) {
        return code == 0x7D ? 3 : (code & 7) - 6;
    }
}
