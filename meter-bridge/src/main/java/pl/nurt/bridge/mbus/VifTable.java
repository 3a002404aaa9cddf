package pl.nurt.bridge.mbus;

import static pl.nurt.bridge.mbus.Vif.bits;
import static pl.nurt.bridge.mbus.Vif.digits;
import static pl.nurt.bridge.mbus.Vif.duration;
import static pl.nurt.bridge.mbus.Vif.number;
import static pl.nurt.bridge.mbus.Vif.scaled;
import static pl.nurt.bridge.mbus.Vif.time;

import java.math.BigDecimal;

/** The VIF tables of EN 13757-3: primary, FB and FD. Codes come without their extension bit. */
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
            case 0x7C -> number("user-defined", null, 0);
            case 0x7E -> number("any", null, 0);
            case 0x7F -> number("manufacturer-specific", null, 0);
            default -> number("reserved", null, 0);
        };
    }

    /** The table behind FB: large and American units. */
    static Vif fb(int code) {
        var n = code & 1;
        return switch (code) {
            case 0x00, 0x01 -> number("energy", "Wh", n + 5);
            case 0x08, 0x09 -> number("energy", "J", n + 8);
            case 0x10, 0x11 -> number(Vif.VOLUME, "m3", n + 2);
            case 0x18, 0x19 -> number("mass", "kg", n + 5);
            case 0x21 -> scaled(Vif.VOLUME, "m3", -1, CUBIC_FOOT);
            case 0x22 -> scaled(Vif.VOLUME, "m3", -1, GALLON);
            case 0x23 -> scaled(Vif.VOLUME, "m3", 0, GALLON);
            case 0x24 -> scaled("volume-flow", "m3/h", -3, GALLON.multiply(SIXTY));
            case 0x25 -> scaled("volume-flow", "m3/h", 0, GALLON.multiply(SIXTY));
            case 0x26 -> scaled("volume-flow", "m3/h", 0, GALLON);
            case 0x28, 0x29 -> number("power", "W", n + 5);
            case 0x2C, 0x2D, 0x2E, 0x2F -> number("frequency", "Hz", (code & 3) - 3);
            case 0x30, 0x31 -> number("power", "J/h", n + 8);
            case 0x74, 0x75, 0x76, 0x77 -> number("temperature-limit", "°C", (code & 3) - 3);
            case 0x78, 0x79, 0x7A, 0x7B, 0x7C, 0x7D, 0x7E, 0x7F -> number("maximum-power", "W", (code & 7) - 3);
            default -> number("reserved", null, 0);
        };
    }

    /** The table behind FD: identification, state, tariffs, electricity. */
    static Vif fd(int code) {
        if (code >= 0x40 && code <= 0x4F) {
            return number("voltage", "V", (code & 15) - 9);
        }
        if (code >= 0x50 && code <= 0x5F) {
            return number("current", "A", (code & 15) - 12);
        }
        return code < 0x20 ? fdIdentification(code) : fdTimes(code);
    }

    private static Vif fdIdentification(int code) {
        return switch (code) {
            case 0x08 -> bits("access-number");
            case 0x09 -> bits("medium");
            case 0x0A -> bits("manufacturer");
            case 0x0B -> digits("parameter-set");
            case 0x0C -> digits("model-version");
            case 0x0D -> digits("hardware-version");
            case 0x0E -> digits("firmware-version");
            case 0x0F -> digits("software-version");
            case 0x10 -> digits("customer-location");
            case 0x11 -> digits("customer");
            case 0x17 -> bits("error-flags");
            case 0x18 -> bits("error-mask");
            case 0x1A -> bits("digital-output");
            case 0x1B -> bits("digital-input");
            case 0x1C -> number("baud-rate", null, 0);
            case 0x1D -> number("response-delay", null, 0);
            case 0x1E -> number("retry", null, 0);
            default -> bits("reserved");
        };
    }

    private static Vif fdTimes(int code) {
        return switch (code) {
            case 0x24, 0x25, 0x26, 0x27 -> duration("storage-interval", code);
            case 0x28 -> number("storage-interval", "month", 0);
            case 0x29 -> number("storage-interval", "year", 0);
            case 0x2C, 0x2D, 0x2E, 0x2F -> duration("since-last-readout", code);
            case 0x30 -> time("tariff-start");
            case 0x31, 0x32, 0x33 -> duration("tariff-duration", code);
            case 0x34, 0x35, 0x36, 0x37 -> duration("tariff-period", code);
            case 0x38 -> number("tariff-period", "month", 0);
            case 0x39 -> number("tariff-period", "year", 0);
            case 0x3A -> number("dimensionless", null, 0);
            case 0x60 -> number("reset-counter", null, 0);
            case 0x61 -> number("cumulation-counter", null, 0);
            case 0x62 -> bits("control-signal");
            case 0x63 -> bits("day-of-week");
            case 0x64 -> bits("week-number");
            case 0x67 -> bits("special-supplier-information");
            case 0x70 -> time("battery-change");
            case 0x74 -> scaled("battery-remaining", "s", 0, BigDecimal.valueOf(86_400));
            default -> bits("reserved");
        };
    }
}
