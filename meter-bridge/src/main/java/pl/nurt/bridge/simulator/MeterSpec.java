package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.modbus.RegisterProfile;

/**
 * A simulated meter.
 *
 * @param id identification; for Modbus only its number is sent
 * @param address primary M-Bus address, or Modbus unit
 * @param telegrams how many telegrams an M-Bus readout takes
 * @param key encrypts M-Bus telegrams in mode 5
 * @param registers where a Modbus device shows the meter; null for the profile {@code nurt-simple} at base 0
 */
public record MeterSpec(
        MeterId id,
        int address,
        Flow flow,
        int telegrams,
        @Nullable SecretKeySpec key,
        @Nullable Registers registers) {
    private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");

    /** A tap that is open for a while, so that somebody who watches sees the register move. */
    public record Tap(Instant from, Duration duration, int litresPerMinute) {}

    /**
     * What runs through the meter.
     *
     * @param startIndexM3 register at {@code startAt}, in whole litres
     * @param startAt before this moment the register stands still
     * @param dailyM3 use of an average day, before what {@code profile} adds
     */
    public record Flow(
            BigDecimal startIndexM3, Instant startAt, BigDecimal dailyM3, UseProfile profile, List<Tap> taps) {
        public Flow {
            taps = List.copyOf(taps);
        }
    }

    /** @param base wire address, counted from 0, where the offsets of {@code profile} begin */
    public record Registers(int base, RegisterProfile profile) {}

    /** A water meter {@code ident-APA-0A-07} of an average household that stood at 100 m3 at the start of 2026. */
    public static MeterSpec of(String ident, int address) {
        return of(new MeterId(ident, "APA", 0x0A, 0x07), address);
    }

    /** As {@link #of(String, int)}, of any maker, version and medium. */
    public static MeterSpec of(MeterId id, int address) {
        var flow = new Flow(
                new BigDecimal("100.000"), USUAL_START, new BigDecimal("0.35"), UseProfile.HOUSEHOLD, List.of());
        return new MeterSpec(id, address, flow, 1, null, null);
    }

    public MeterSpec withStart(String indexM3, Instant at) {
        return withFlow(new Flow(new BigDecimal(indexM3), at, flow.dailyM3(), flow.profile(), flow.taps()));
    }

    public MeterSpec withUse(UseProfile profile, String dailyM3) {
        return withFlow(new Flow(flow.startIndexM3(), flow.startAt(), new BigDecimal(dailyM3), profile, flow.taps()));
    }

    public MeterSpec withTap(Tap tap) {
        return withFlow(new Flow(flow.startIndexM3(), flow.startAt(), flow.dailyM3(), flow.profile(), List.of(tap)));
    }

    MeterSpec withFlow(Flow newFlow) {
        return new MeterSpec(id, address, newFlow, telegrams, key, registers);
    }

    /** A readout of two telegrams. */
    public MeterSpec withChain() {
        return withTelegrams(2);
    }

    public MeterSpec withTelegrams(int count) {
        return new MeterSpec(id, address, flow, count, key, registers);
    }

    /** @param newKey 16 bytes */
    public MeterSpec withKey(byte[] newKey) {
        return new MeterSpec(id, address, flow, telegrams, new SecretKeySpec(newKey, "AES"), registers);
    }

    /** Shown in the registers of {@code profile}, which must lead to m3 by itself. */
    public MeterSpec withRegisters(int base, RegisterProfile profile) {
        return new MeterSpec(id, address, flow, telegrams, key, new Registers(base, profile));
    }

    /** The {@code n}th meter after this one in a row of equal ones: its number counts on, its place moves as far as is said. */
    MeterSpec next(int n, int addressAway, int baseAway) {
        var number = "%08d".formatted((Long.parseLong(id.ident()) + n) % 100_000_000);
        return new MeterSpec(
                new MeterId(number, id.manufacturer(), id.version(), id.medium()),
                address + addressAway,
                flow,
                telegrams,
                key,
                registers == null ? null : new Registers(registers.base() + baseAway, registers.profile()));
    }
}
