package pl.nurt.bridge.mbus;

import static pl.nurt.bridge.mbus.Vif.bits;
import static pl.nurt.bridge.mbus.Vif.digits;
import static pl.nurt.bridge.mbus.Vif.duration;
import static pl.nurt.bridge.mbus.Vif.longDuration;
import static pl.nurt.bridge.mbus.Vif.number;
import static pl.nurt.bridge.mbus.Vif.raw;
import static pl.nurt.bridge.mbus.Vif.time;

/** The VIF table behind FD of EN 13757-3: money, identification, state, storage, tariffs, electricity. Codes come without extension bit. */
final class VifTableFd {
    private static final int DAYS = 1;

    private VifTableFd() {}

    static Vif fd(int code) {
        return switch (code >> 4) {
            case 0 -> moneyOrIdentification(code);
            case 1 -> access(code);
            case 2 -> storage(code);
            case 3 -> tariff(code);
            case 4 -> number("voltage", "V", (code & 15) - 9);
            case 5 -> number("current", "A", (code & 15) - 12);
            case 6 -> counters(code);
            default -> device(code);
        };
    }

    private static Vif moneyOrIdentification(int code) {
        return switch (code) {
            case 0x00, 0x01, 0x02, 0x03 -> number("credit", "currency", (code & 3) - 3);
            case 0x04, 0x05, 0x06, 0x07 -> number("debit", "currency", (code & 3) - 3);
            case 0x08 -> bits("access-number");
            case 0x09 -> bits("medium");
            case 0x0A -> bits("manufacturer");
            case 0x0B -> digits("parameter-set");
            case 0x0C -> digits("model-version");
            case 0x0D -> digits("hardware-version");
            case 0x0E -> digits("firmware-version");
            default -> digits("software-version");
        };
    }

    private static Vif access(int code) {
        return switch (code) {
            case 0x10 -> digits("customer-location");
            case 0x11 -> digits("customer");
            case 0x12 -> digits("access-code-user");
            case 0x13 -> digits("access-code-operator");
            case 0x14 -> digits("access-code-system-operator");
            case 0x15 -> digits("access-code-developer");
            case 0x16 -> raw("password");
            case 0x17 -> bits("error-flags");
            case 0x18 -> bits("error-mask");
            case 0x19 -> raw("security-key");
            case 0x1A -> bits("digital-output");
            case 0x1B -> bits("digital-input");
            case 0x1C -> number("baud-rate", null, 0);
            case 0x1D -> number("response-delay", null, 0);
            case 0x1E -> number("retry", null, 0);
            default -> bits("remote-control");
        };
    }

    private static Vif storage(int code) {
        return switch (code) {
            case 0x20 -> number("first-storage-number", null, 0);
            case 0x21 -> number("last-storage-number", null, 0);
            case 0x22 -> number("storage-block-size", null, 0);
            case 0x23 -> bits("tariff-and-subunit-descriptor");
            case 0x24, 0x25, 0x26, 0x27 -> duration("storage-interval", code);
            case 0x28 -> number("storage-interval", "month", 0);
            case 0x29 -> number("storage-interval", "year", 0);
            case 0x2A -> raw("operator-specific-data");
            case 0x2B -> number("time-point-second", "s", 0);
            default -> duration("since-last-readout", code);
        };
    }

    private static Vif tariff(int code) {
        return switch (code) {
            case 0x30 -> time("tariff-start");
            case 0x31, 0x32, 0x33 -> duration("tariff-duration", code);
            case 0x34, 0x35, 0x36, 0x37 -> duration("tariff-period", code);
            case 0x38 -> number("tariff-period", "month", 0);
            case 0x39 -> number("tariff-period", "year", 0);
            case 0x3A -> number("dimensionless", null, 0);
            case 0x3B -> raw("wireless-data-container");
            default -> duration("transmission-period", code);
        };
    }

    private static Vif counters(int code) {
        return switch (code) {
            case 0x60 -> number("reset-counter", null, 0);
            case 0x61 -> number("cumulation-counter", null, 0);
            case 0x62 -> bits("control-signal");
            case 0x63 -> bits("day-of-week");
            case 0x64 -> bits("week-number");
            case 0x65 -> time("day-change");
            case 0x66 -> bits("parameter-activation");
            case 0x67 -> bits("special-supplier-information");
            case 0x68, 0x69, 0x6A, 0x6B -> longDuration("since-last-cumulation", code);
            default -> longDuration("battery-operating-time", code);
        };
    }

    private static Vif device(int code) {
        return switch (code) {
            case 0x70 -> time("battery-change");
            case 0x71 -> number("rf-level", "dBm", 0);
            // Types K and L: structures that say nothing about consumption.
            case 0x72 -> raw("daylight-saving");
            case 0x73 -> raw("listening-window");
            case 0x74 -> longDuration("battery-remaining", DAYS);
            case 0x75 -> number("times-stopped", null, 0);
            case 0x76 -> raw("manufacturer-data-container");
            default -> bits("reserved");
        };
    }

    /** The second level, behind FD FD. */
    static Vif second(int code) {
        return switch (code) {
            case 0x00 -> bits("selected-application");
            case 0x02, 0x03 -> longDuration("battery-remaining", code);
            default -> bits("reserved");
        };
    }
}
