package pl.nurt.bridge.mbus;

import static pl.nurt.bridge.mbus.Vif.bits;
import static pl.nurt.bridge.mbus.Vif.digits;
import static pl.nurt.bridge.mbus.Vif.duration;
import static pl.nurt.bridge.mbus.Vif.number;
import static pl.nurt.bridge.mbus.Vif.raw;
import static pl.nurt.bridge.mbus.Vif.scaled;
import static pl.nurt.bridge.mbus.Vif.time;

import java.math.BigDecimal;

/** The primary VIF table of EN 13757-3 and its extension FB. Codes come without their extension bit. */
final class VifTable {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    /** Exact by definition of the inch and of the US gallon. */
    private static final BigDecimal CUBIC_FOOT = new BigDecimal("0.028316846592");

    private static final BigDecimal GALLON = new BigDecimal("0.003785411784");

    private VifTable() {}

    static Vif primary(int code) {
        return code < 0x40 ? primaryTotals(code) : primaryRest(code);
    }

    private static Vif primaryTotals(int code) {
        var n = code & 7;
        return switch (code >> 3) {
            case 0 -> number("energy", "Wh", n - 3);
            case 1 -> number("energy", "J", n);
            case 2 -> number(Vif.VOLUME, "m3", n - 6);
            case 3 -> number("mass", "kg", n - 3);
            case 4 -> duration(n < 4 ? "on-time" : "operating-time", code);
            case 5 -> number("power", "W", n - 3);
            case 6 -> number("power", "J/h", n);
            default -> number("volume-flow", "m3/h", n - 6);
        };
    }

    private static Vif primaryRest(int code) {
        var n = code & 7;
        return switch (code >> 2) {
            case 0x10, 0x11 -> scaled("volume-flow", "m3/h", n - 7, SIXTY);
            case 0x12, 0x13 -> scaled("volume-flow", "m3/h", n - 9, SECONDS_PER_HOUR);
            case 0x14, 0x15 -> number("mass-flow", "kg/h", n - 3);
            case 0x16 -> number("flow-temperature", "°C", (n & 3) - 3);
            case 0x17 -> number("return-temperature", "°C", (n & 3) - 3);
            case 0x18 -> number("temperature-difference", "K", (n & 3) - 3);
            case 0x19 -> number("external-temperature", "°C", (n & 3) - 3);
            case 0x1A -> number("pressure", "bar", (n & 3) - 3);
            case 0x1B -> timeOrHeatCost(code);
            case 0x1C -> duration("averaging-duration", code);
            case 0x1D -> duration("actuality-duration", code);
            default -> identification(code);
        };
    }

    private static Vif timeOrHeatCost(int code) {
        return switch (code) {
            case 0x6C -> time("date");
            case 0x6D -> time("datetime");
            case 0x6E -> number("heat-cost-allocation", null, 0);
            default -> number("reserved", null, 0);
        };
    }

    private static Vif identification(int code) {
        return switch (code) {
            case 0x78 -> digits("fabrication-number");
            case 0x79 -> digits("enhanced-identification");
            case 0x7A -> bits("bus-address");
            case 0x7B, 0x7D -> Vif.INCOMPLETE;
            case 0x7C -> number("user-defined", null, 0);
            case 0x7E -> number("any", null, 0);
            default -> number("manufacturer-specific", null, 0);
        };
    }

    /** The table behind FB: large, electrical and American units. */
    static Vif fb(int code) {
        return code < 0x20 ? fbTotals(code) : fbRest(code);
    }

    private static Vif fbTotals(int code) {
        var n = code & 1;
        var nn = code & 3;
        return switch (code) {
            case 0x00, 0x01 -> number("energy", "Wh", n + 5);
            case 0x02, 0x03 -> number("reactive-energy", "varh", n + 3);
            case 0x04, 0x05 -> number("apparent-energy", "VAh", n + 3);
            case 0x08, 0x09 -> number("energy", "J", n + 8);
            // Several calories are in use, so it stays one.
            case 0x0C, 0x0D, 0x0E, 0x0F -> number("energy", "cal", nn + 5);
            case 0x10, 0x11 -> number(Vif.VOLUME, "m3", n + 2);
            case 0x14, 0x15, 0x16, 0x17 -> number("reactive-power", "var", nn);
            case 0x18, 0x19 -> number("mass", "kg", n + 5);
            case 0x1A, 0x1B -> number("relative-humidity", "%", n - 1);
            default -> number("reserved", null, 0);
        };
    }

    private static Vif fbRest(int code) {
        var n = code & 1;
        var nn = code & 3;
        return switch (code) {
            case 0x20 -> scaled(Vif.VOLUME, "m3", 0, CUBIC_FOOT);
            case 0x21 -> scaled(Vif.VOLUME, "m3", -1, CUBIC_FOOT);
            case 0x22 -> scaled(Vif.VOLUME, "m3", -1, GALLON);
            case 0x23 -> scaled(Vif.VOLUME, "m3", 0, GALLON);
            case 0x24 -> scaled("volume-flow", "m3/h", -3, GALLON.multiply(SIXTY));
            case 0x25 -> scaled("volume-flow", "m3/h", 0, GALLON.multiply(SIXTY));
            case 0x26 -> scaled("volume-flow", "m3/h", 0, GALLON);
            case 0x28, 0x29 -> number("power", "W", n + 5);
            case 0x2A -> number("phase-between-voltages", "°", -1);
            case 0x2B -> number("phase-between-voltage-and-current", "°", -1);
            case 0x2C, 0x2D, 0x2E, 0x2F -> number("frequency", "Hz", nn - 3);
            case 0x30, 0x31 -> number("power", "J/h", n + 8);
            case 0x34, 0x35, 0x36, 0x37 -> number("apparent-power", "VA", nn);
            default -> fbTemperatures(code);
        };
    }

    /** Fahrenheit has no exact decimal in Celsius, so it stays. */
    private static Vif fbTemperatures(int code) {
        var nn = code & 3;
        return switch (code >> 2) {
            case 0x16 -> number("flow-temperature", "°F", nn - 3);
            case 0x17 -> number("return-temperature", "°F", nn - 3);
            case 0x18 -> number("temperature-difference", "°F", nn - 3);
            case 0x19 -> number("external-temperature", "°F", nn - 3);
            case 0x1C -> number("temperature-limit", "°F", nn - 3);
            case 0x1D -> number("temperature-limit", "°C", nn - 3);
            case 0x1E, 0x1F -> number("maximum-power", "W", (code & 7) - 3);
            default -> number("reserved", null, 0);
        };
    }

    /** The table behind EF is still to be written, so nothing can be said about its data. */
    static Vif ef() {
        return raw("reserved");
    }
}
