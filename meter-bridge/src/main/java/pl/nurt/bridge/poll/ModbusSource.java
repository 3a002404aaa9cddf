package pl.nurt.bridge.poll;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.modbus.ModbusFailure;
import pl.nurt.bridge.modbus.ModbusMaster;
import pl.nurt.bridge.modbus.PlannedReads;
import pl.nurt.bridge.modbus.RegisterImage;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/**
 * Meters whose values stand in Modbus registers.
 *
 * <p>Registers of neighbours come in one request, made when the first of them is asked: see {@link PlannedReads}. So a round asks for one
 * meter after the other, as with any source.
 */
final class ModbusSource implements MeterSource {
    /** A gateway with many slow meters takes so long for a round; what is older is read again. */
    private static final Duration LONGEST_FRESH = Duration.ofSeconds(30);

    /** Why a counter has no value although its device gave one. */
    private static final Set<Flag> HELD = Set.of(Flag.BACKWARD, Flag.IMPLAUSIBLE, Flag.COUNTER_GAP);

    private final ConcentratorSettings.Modbus settings;
    private final ModbusMaster master;
    private final PlannedReads reads;
    private final RegisterMemory memory;
    private final Map<String, Instant> deviceTimes = new HashMap<>();

    ModbusSource(ConcentratorSettings.Modbus settings, Clock clock, RegisterMemory memory) {
        this.settings = settings;
        this.memory = memory;
        this.master = new ModbusMaster(
                settings.endpoint(),
                settings.framing(),
                settings.poll().master(),
                settings.leniency(),
                FrameTrace.NONE);
        var half = settings.poll().every().dividedBy(2);
        this.reads = new PlannedReads(
                master,
                clock,
                settings.meters().stream().map(ModbusMeter::place).toList(),
                settings.limits(),
                half.compareTo(LONGEST_FRESH) < 0 ? half : LONGEST_FRESH);
    }

    @Override
    public int size() {
        return settings.size();
    }

    @Override
    public Outcome read(int n) {
        try {
            return reading(settings.meters().get(n), reads.read(n));
        } catch (ModbusFailure failure) {
            var reason = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case CONNECTION -> new Outcome.Disconnected(reason);
                case SILENT -> new Outcome.Silent(reason);
                case BUSY, NO_SUCH_REGISTERS, REFUSED, UNFIT -> new Outcome.BadAnswer(reason);
            };
        }
    }

    private Outcome reading(ModbusMeter meter, RegisterImage image) {
        var answering = meter.serial();
        if (meter.place().profile().serialAt() != null) {
            var serial = image.serial();
            if (serial.isEmpty()) {
                return new Outcome.BadAnswer("the device gives no valid serial number");
            }
            if (!meter.isCalled(serial.get())) {
                answering = serial.get();
            }
        }
        return answering.equals(meter.serial()) ? expected(meter, image) : stranger(meter, image, answering);
    }

    private Outcome expected(ModbusMeter meter, RegisterImage image) {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(image.flags());
        addTime(flags, meter, image);
        var remembered = memory.index(meter, image, !flags.contains(Flag.STALE));
        flags.addAll(remembered.flags());
        return answered(meter, image, meter.serial(), remembered.indexM3(), flags, remembered.notes());
    }

    /** Another meter is there: what is remembered of the expected one says nothing about it. */
    private Outcome stranger(ModbusMeter meter, RegisterImage image, String answering) {
        var flags = EnumSet.of(Flag.METER_MISMATCH);
        flags.addAll(image.flags());
        var isCounter = meter.place().profile().counter() != null;
        var index = isCounter ? Optional.<BigDecimal>empty() : image.indexM3();
        return answered(meter, image, answering, index, flags, Map.of());
    }

    private Outcome answered(
            ModbusMeter meter,
            RegisterImage image,
            String answering,
            Optional<BigDecimal> indexM3,
            Set<Flag> flags,
            Map<String, String> notes) {
        var index = indexM3.flatMap(Reading::index);
        var isHeldCounter = indexM3.isEmpty() && !Collections.disjoint(flags, HELD);
        if (index.isEmpty() && !isHeldCounter) {
            flags.add(Flag.INVALID);
        }
        var reading = new Reading(
                settings.id(),
                answering,
                image.readAt(),
                index.orElse(null),
                flags,
                answering.equals(meter.serial()) ? null : meter.serial(),
                HexFormat.of().formatHex(image.raw()));
        return new Outcome.Answered(reading, notes);
    }

    private void addTime(Set<Flag> flags, ModbusMeter meter, RegisterImage image) {
        var at = meter.place().profile().timeAt();
        if (at == null) {
            return;
        }
        var poll = settings.poll();
        var time = image.time(poll.deviceOffset());
        if (time.isEmpty()) {
            flags.add(Flag.CLOCK_INVALID);
            return;
        }
        var age = Duration.between(time.get(), image.readAt());
        var twoRounds = poll.every().multipliedBy(2);
        var usual = twoRounds.compareTo(poll.maxClockSkew()) > 0 ? twoRounds : poll.maxClockSkew();
        var oldest = at.oldest() == null ? usual : at.oldest();
        var before = deviceTimes.put(meter.serial(), time.get());
        if (age.compareTo(oldest) > 0 || at.mustMove() && time.get().equals(before)) {
            flags.add(Flag.STALE);
        } else if (age.negated().compareTo(poll.maxClockSkew()) > 0) {
            flags.add(Flag.CLOCK_SKEW);
        }
    }

    @Override
    public void close() {
        master.close();
    }
}
