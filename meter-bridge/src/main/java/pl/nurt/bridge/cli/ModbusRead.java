package pl.nurt.bridge.cli;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.modbus.ModbusFailure;
import pl.nurt.bridge.modbus.ModbusMaster;
import pl.nurt.bridge.modbus.PlannedReads;
import pl.nurt.bridge.modbus.RegisterImage;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** Reads a meter's registers for {@code read}. */
final class ModbusRead {
    private static final String NAMELESS = "unknown";

    private final Subcommand command;
    private final ConcentratorSettings.Modbus line;
    private final Clock clock;

    ModbusRead(Subcommand command, ConcentratorSettings.Modbus line, Clock clock) {
        this.command = command;
        this.line = line;
        this.clock = clock;
    }

    /** @param compare whether the meter that answers must be the configured one */
    int read(int n, boolean compare, TraceOption trace) throws NotAnswered {
        var meter = line.meters().get(n);
        var image = image(meter, trace);
        var reading = reading(meter, image, compare);
        show(reading, meter, image);
        return reading.flags().contains(Flag.METER_MISMATCH) ? BridgeCommand.INCOMPLETE : BridgeCommand.OK;
    }

    private RegisterImage image(ModbusMeter meter, TraceOption trace) throws NotAnswered {
        var words = new ModbusWords(line.framing());
        try (var master = new ModbusMaster(
                line.endpoint(),
                line.framing(),
                line.poll().master(),
                line.leniency(),
                trace.of(command, clock, words::of))) {
            return new PlannedReads(master, clock, List.of(meter.place()), line.limits(), Duration.ZERO).read(0);
        } catch (ModbusFailure e) {
            throw new NotAnswered(line.endpoint().toString(), String.valueOf(e.getMessage()));
        }
    }

    private Reading reading(ModbusMeter meter, RegisterImage image, boolean compare) {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(image.flags());
        var index = isCounter(meter)
                ? Optional.<BigDecimal>empty()
                : image.indexM3().flatMap(Reading::index);
        if (index.isEmpty() && image.count().isEmpty()) {
            flags.add(Flag.INVALID);
        }
        var named = image.serial();
        var isStranger = compare && named.filter(name -> !meter.isCalled(name)).isPresent();
        if (isStranger) {
            flags.add(Flag.METER_MISMATCH);
        }
        return new Reading(
                line.id(),
                named.orElse(compare ? meter.serial() : NAMELESS),
                image.readAt(),
                index.orElse(null),
                flags,
                isStranger ? meter.serial() : null,
                HexFormat.of().formatHex(image.raw()));
    }

    private static boolean isCounter(ModbusMeter meter) {
        return meter.place().profile().counter() != null;
    }

    private void show(Reading reading, ModbusMeter meter, RegisterImage image) {
        var count = plain(image.count());
        var unit = plain(image.unitM3());
        var time = image.time(line.poll().deviceOffset()).map(Instant::toString).orElse(null);
        command.tell(words(reading, meter, count, unit, time), json -> {
            ReadingText.write(json, reading);
            json.writeStringProperty("raw", reading.raw());
            json.writeStringProperty("count", count);
            json.writeStringProperty("unit_m3", unit);
            json.writeStringProperty("device_time", time);
        });
    }

    private static String words(
            Reading reading, ModbusMeter meter, @Nullable String count, @Nullable String unit, @Nullable String time) {
        var counter = isCounter(meter)
                ? "\nA bare counter: what it means depends on the readings before; poll --once tells its index."
                : "";
        return ReadingText.head(reading)
                + "\ncount    " + (count == null ? "none" : count)
                + "\nunit     " + (unit == null ? "none" : unit + " m3")
                + "\ntime     " + (time == null ? "none" : time)
                + "\nraw      " + reading.raw()
                + counter;
    }

    private static @Nullable String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }
}
