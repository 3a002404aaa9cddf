package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.nurt.bridge.mbus.MeterId;

/**
 * A simulated meter.
 *
 * @param id identification; for Modbus only its number is sent
 * @param address primary M-Bus address, or Modbus unit
 * @param startIndexM3 register at {@code startAt}, in whole litres
 * @param startAt before this moment the register stands still
 * @param dailyM3 use of an average day, before what {@code profile} adds
 * @param chained whether an M-Bus readout takes two telegrams
 */
public record MeterSpec(
        MeterId id,
        int address,
        BigDecimal startIndexM3,
        Instant startAt,
        BigDecimal dailyM3,
        UseProfile profile,
        List<Tap> taps,
        boolean chained) {
    private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");

    /** A tap that is open for a while, so that somebody who watches sees the register move. */
    public record Tap(Instant from, Duration duration, int litresPerMinute) {}

    public MeterSpec {
        taps = List.copyOf(taps);
    }

    /** A water meter {@code ident-APA-0A-07} of an average household that stood at 100 m3 at the start of 2026. */
    public static MeterSpec of(String ident, int address) {
        return new MeterSpec(
                new MeterId(ident, "APA", 0x0A, 0x07),
                address,
                new BigDecimal("100.000"),
                USUAL_START,
                new BigDecimal("0.35"),
                UseProfile.HOUSEHOLD,
                List.of(),
                false);
    }

    public MeterSpec withStart(String indexM3, Instant at) {
        return new MeterSpec(id, address, new BigDecimal(indexM3), at, dailyM3, profile, taps, chained);
    }

    public MeterSpec withUse(UseProfile newProfile, String newDailyM3) {
        return new MeterSpec(id, address, startIndexM3, startAt, new BigDecimal(newDailyM3), newProfile, taps, chained);
    }

    public MeterSpec withTap(Tap tap) {
        return new MeterSpec(id, address, startIndexM3, startAt, dailyM3, profile, List.of(tap), chained);
    }

    public MeterSpec withChain() {
        return new MeterSpec(id, address, startIndexM3, startAt, dailyM3, profile, taps, true);
    }
}
