package pl.nurt.bridge.cli;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.mbus.DataRecord;
import pl.nurt.bridge.mbus.RecordValue;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.MBusMaster;
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
            var readout = master.read(meter.address(), meter.options());
            var reading = new MBusReadings(bus.id(), bus.poll(), clock)
                    .reading(compare ? meter.expected() : null, readout)
                    .orElseThrow(() -> new LinkFailure(
                            LinkFailure.Kind.BAD_ANSWER, "the meter answers and does not say who it is"));
            show(reading, readout);
            return reading.flags().contains(Flag.METER_MISMATCH) ? BridgeCommand.INCOMPLETE : BridgeCommand.OK;
        } catch (LinkFailure e) {
            throw new NotAnswered(bus.endpoint().toString(), String.valueOf(e.getMessage()));
        }
    }

    private void show(Reading reading, Readout readout) {
        var words = readout.telegrams().stream().flatMap(MBusRead::lines).collect(Collectors.joining("\n"));
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
        });
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
