package pl.nurt.bridge.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Option;
import pl.nurt.bridge.line.FrameTrace;

/** Shows what goes over the line, as it goes. */
final class TraceOption {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    @Option(
            names = "--trace",
            description = "shows every frame sent, received or dropped, with its time and its meaning")
    private boolean wanted;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    TraceOption() {}

    /** @param meaning says what a frame is */
    FrameTrace of(Subcommand command, Clock clock, Function<byte[], String> meaning) {
        if (!wanted) {
            return FrameTrace.NONE;
        }
        return (direction, bytes, note) -> {
            var now = clock.instant();
            var way = direction.name().toLowerCase(Locale.ROOT);
            var words = note.isEmpty() ? meaning.apply(bytes) : note;
            if (command.isJson()) {
                command.tell("", json -> {
                    json.writeStringProperty("trace", way);
                    json.writeStringProperty("at", now.toString());
                    json.writeStringProperty("hex", HexFormat.of().formatHex(bytes));
                    json.writeStringProperty("meaning", words);
                });
            } else {
                command.remark("%s %-8s %s   (%s)".formatted(time(now), way, SPACED.formatHex(bytes), words));
            }
        };
    }

    private static String time(Instant now) {
        return TIME.format(now.atZone(ZoneId.systemDefault()));
    }
}
