package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ProfileReader;
import pl.nurt.bridge.modbus.Field;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.outbox.Flag;

/** A meter as a Modbus device shows it: what the register map of the bridge reads, written the other way round. */
final class MeterImage {
    private static final RegisterProfile USUAL =
            new ProfileReader().find("nurt-simple").orElseThrow();
    private static final BigDecimal LITRE = new BigDecimal("0.001");

    private final SimulatedMeter meter;
    private final int base;
    private final RegisterProfile profile;
    private final int exponent;
    private final @Nullable Integer unitCode;
    private final BigDecimal m3PerCount;

    MeterImage(SimulatedMeter meter) {
        this.meter = meter;
        var registers = meter.spec().registers();
        this.base = registers == null ? 0 : registers.base();
        this.profile = registers == null ? USUAL : registers.profile();
        var volume = profile.volume();
        var unit = volume.unitAt() == null ? null : finest(volume.unitAt());
        var scale = (volume.scale() == null ? BigDecimal.ONE : volume.scale())
                .multiply(unit == null ? BigDecimal.ONE : unit.getValue());
        this.unitCode = unit == null ? null : unit.getKey();
        // Counts litres where the device can say so.
        this.exponent = volume.exponentAt() == null
                ? 0
                : LITRE.precision() - LITRE.scale() - (scale.precision() - scale.scale());
        this.m3PerCount = scale.scaleByPowerOfTen(exponent);
    }

    /** Litres, or the next smaller unit that the device has a code for. */
    private static Map.Entry<Integer, BigDecimal> finest(RegisterProfile.UnitCodes codes) {
        return codes.m3PerUnit().entrySet().stream()
                .filter(code -> code.getValue().compareTo(LITRE) <= 0)
                .max(Map.Entry.comparingByValue())
                .or(() -> codes.m3PerUnit().entrySet().stream().min(Map.Entry.comparingByValue()))
                .orElseThrow();
    }

    int unit() {
        return meter.spec().address();
    }

    @Nullable
    Fault nextFault() {
        return meter.nextFault();
    }

    List<MemoryBlock> blocks(Instant now, @Nullable Fault fault) {
        var cells = new Cells(base);
        var serialAt = profile.serialAt();
        if (serialAt != null) {
            cells.put(serialAt, new BigDecimal(meter.shownId(fault).ident()));
        }
        var timeAt = profile.timeAt();
        if (timeAt != null) {
            cells.put(timeAt, now);
        }
        volume(cells, now);
        var invalid =
                profile.quality().stream().filter(r -> r.flag() == Flag.INVALID).findFirst();
        for (var rule : profile.quality()) {
            var isBroken =
                    fault == Fault.INVALID && invalid.filter(rule::equals).isPresent();
            cells.putBits(rule.at(), isBroken ? ~rule.expected() & rule.mask() : rule.expected());
        }
        if (fault == Fault.INVALID && invalid.isEmpty()) {
            putNoValue(cells);
        }
        return cells.blocks();
    }

    private void volume(Cells cells, Instant now) {
        var volume = profile.volume();
        put(cells, volume.exponentAt(), exponent);
        put(cells, volume.unitAt() == null ? null : volume.unitAt().at(), unitCode);
        var count = BigDecimal.valueOf(meter.litres(now), 3).divide(m3PerCount, 9, RoundingMode.DOWN);
        var counter = profile.counter();
        if (counter != null) {
            count = count.remainder(new BigDecimal(counter.capacity()));
        }
        var fraction = volume.fraction();
        if (fraction == null) {
            cells.put(volume.value(), count);
        } else {
            var whole = count.setScale(0, RoundingMode.DOWN);
            cells.put(volume.value(), whole);
            cells.put(fraction.at(), count.subtract(whole).divide(fraction.scale(), 0, RoundingMode.DOWN));
        }
    }

    private static void put(Cells cells, @Nullable Field at, @Nullable Integer number) {
        if (at != null && number != null) {
            cells.put(at, BigDecimal.valueOf(number));
        }
    }

    /** Where no register says that the value is bad, the value itself must. */
    private void putNoValue(Cells cells) {
        var mark = profile.volume().noValue();
        if (mark == null) {
            cells.putNoValue(profile.volume().value());
        } else {
            cells.put(profile.volume().value(), new BigDecimal(mark));
        }
    }
}
