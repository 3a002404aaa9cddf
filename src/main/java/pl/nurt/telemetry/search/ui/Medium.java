package pl.nurt.telemetry.search.ui;

import java.util.Arrays;
import java.util.List;

/** What a device on the bus measures, by its code (EN 13757-7); only those that are met beside water meters. */
enum Medium {
    WATER("07"),
    COLD_WATER("16"),
    WARM_WATER("06"),
    HOT_WATER("15"),
    DUAL_WATER("17"),
    ELECTRICITY("02"),
    GAS("03"),
    HEAT("04", "0C", "0D"),
    COOLING("0A", "0B"),
    HEAT_COST("08"),
    /** A pulse adapter that was told nothing says so, too. */
    OTHER;

    private final List<String> codes;

    Medium(String... codes) {
        this.codes = List.of(codes);
    }

    static Medium of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.codes.contains(code))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether it can be a water meter; a heat meter says of itself that it is none. */
    boolean mayBeWater() {
        return switch (this) {
            case WATER, COLD_WATER, WARM_WATER, HOT_WATER, DUAL_WATER, OTHER -> true;
            case ELECTRICITY, GAS, HEAT, COOLING, HEAT_COST -> false;
        };
    }
}
