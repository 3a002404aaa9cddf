package pl.nurt.bridge.cli;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.mbus.DataRecord;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.RecordValue;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.mbus.link.MissingPart;
import pl.nurt.bridge.mbus.link.Readout;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.poll.MBusReadings;

/** Reads a meter on an M-Bus for {@code read}. */
final class MBusRead {
    /** In a meter's text they could command the terminal. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F]");

    private final Subcommand command;
    private final ConcentratorSettings.MBus bus;
    private final Clock clock;

    MBusRead(Subcommand command, ConcentratorSettings.MBus bus, Clock clock) {
        this.command = command;
        this.bus = bus;
        this.clock = clock;
    }

    /** @param compare whether the meter that answers must be the configured one */
    int read(int n, boolean compare, TraceOption trace) throws NotAnswered {
        var meter = bus.meters().get(n);
        try (var master = new MBusMaster(bus.endpoint(), bus.poll().link(), trace.of(command, clock, FrameWords::of))) {
            var first = master.read(meter.address(), meter.options());
            var expected = compare ? Optional.of(meter.expected()) : selected(meter.address());
            var isStranger = answering(first)
                    .filter(id -> !isMeant(expected, meter.address(), id))
                    .isPresent();
            var readout = isStranger ? first : master.withRegister(first, meter.address(), meter.options());
            var reading = new MBusReadings(bus.id(), bus.poll(), clock)
                    .reading(compare || isStranger ? expected.orElse(null) : null, readout)
                    .orElseThrow(() -> new LinkFailure(LinkFailure.Kind.BAD_ANSWER, MBusReadings.NAMELESS));
            show(reading, readout);
            return isWhole(reading) ? BridgeCommand.OK : BridgeCommand.INCOMPLETE;
        } catch (LinkFailure e) {
            throw new NotAnswered(bus.endpoint().toString(), String.valueOf(e.getMessage()));
        }
    }

    /** By hand whoever answers is welcome, but for one that was not selected. */
    private static Optional<MeterId> selected(MeterAddress address) {
        return address instanceof MeterAddress.Secondary(var wanted) ? Optional.of(wanted) : Optional.empty();
    }

    private static Optional<MeterId> answering(Readout readout) {
        return Optional.ofNullable(readout.main().meter());
    }

    private static boolean isMeant(Optional<MeterId> expected, MeterAddress address, MeterId answering) {
        return expected.isEmpty()
                || expected.get().matches(answering)
                || address instanceof MeterAddress.Secondary selection
                        && selection.meter().equals(expected.get())
                        && selection.means(answering);
    }

    /** An index in hand is what was asked for, whatever else is missing. */
    private static boolean isWhole(Reading reading) {
        return !reading.flags().contains(Flag.METER_MISMATCH)
                && (reading.indexM3() != null || !reading.flags().contains(Flag.INCOMPLETE));
    }

    private void show(Reading reading, Readout readout) {
        var missing = readout.missing();
        var words = Stream.concat(
                        readout.telegrams().stream().flatMap(MBusRead::lines),
                        Optional.ofNullable(missing).map(MBusRead::line).stream())
                .collect(Collectors.joining("\n"));
        command.tell(ReadingText.head(reading) + "\nrecords\n" + words, json -> {
            ReadingText.write(json, reading);
            json.writeStringProperty("raw", reading.raw());
            json.writeArrayPropertyStart("telegrams");
            readout.telegrams().forEach(telegram -> {
                json.writeStartObject();
                TelegramJson.write(json, telegram);
                json.writeEndObject();
            });
            json.writeEndArray();
            if (missing != null) {
                json.writeObjectPropertyStart("missing");
                json.writeNumberProperty("telegram", missing.telegram());
                json.writeStringProperty("reason", missing.reason());
                var bytes = missing.bytes();
                json.writeStringProperty("bytes", bytes == null ? null : bytes.toString());
                json.writeEndObject();
            }
        });
    }

    private static String line(MissingPart missing) {
        var bytes = missing.bytes();
        return bytes == null ? missing + "." : "  not decoded (%s)  %s".formatted(missing.reason(), bytes);
    }

    private static Stream<String> lines(Telegram telegram) {
        var undecoded = Optional.ofNullable(telegram.undecoded())
                .map(rest -> "  not decoded (%s)  %s".formatted(rest.reason(), rest.bytes()));
        return Stream.concat(telegram.records().stream().map(MBusRead::line), undecoded.stream());
    }

    static String line(DataRecord entry) {
        var value = entry.value() instanceof RecordValue.Invalid
                ? "invalid"
                : CONTROL.matcher(entry.value().show()).replaceAll("?");
        var unit = entry.unit() == null ? "" : " " + entry.unit();
        return "  %-24s %s%s%s"
                .formatted(entry.quantity(), value, unit, qualifiers(entry))
                .stripTrailing();
    }

    private static String qualifiers(DataRecord entry) {
        var text = new StringBuilder();
        if (entry.function() != DataRecord.Function.INSTANTANEOUS) {
            text.append("  ").append(entry.function().name().toLowerCase(Locale.ROOT));
        }
        append(text, "storage", entry.storage());
        append(text, "tariff", entry.tariff());
        append(text, "subunit", entry.subunit());
        if (entry.direction() != null) {
            text.append("  ").append(entry.direction().name().toLowerCase(Locale.ROOT));
        }
        entry.modifiers().forEach(modifier -> text.append("  ").append(modifier));
        return text.toString();
    }

    private static void append(StringBuilder text, String what, long number) {
        if (number != 0) {
            text.append("  ").append(what).append(' ').append(number);
        }
    }
}
