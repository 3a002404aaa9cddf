package pl.nurt.bridge.cli;

import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxHealth;
import pl.nurt.bridge.outbox.OutboxSettings;
import pl.nurt.bridge.outbox.OutboxView;
import pl.nurt.bridge.outbox.Reading;

/** {@code outbox}: what waits for the portal, and what the portal refused. */
@Command(
        name = "outbox",
        header = "Shows what waits for the portal; shows, sends again or deletes what it refused.",
        description = {
            "Looking works beside a running bridge. --resend and --delete need the bridge to be stopped; without",
            "stopping it, the portal's office can have refused readings sent again.",
            "",
            "With --json a reading is {\"key\",\"concentrator\",\"meter\",\"read_at\",\"index_m3\",\"flags\":[…],\"expected_meter\",\"refused\"}, "
                    + "and the last line is {\"state\",\"queued\",\"dead_letters\",\"bytes\",\"limit_bytes\"}.",
            ""
        })
final class OutboxCommand extends Subcommand {
    @Mixin
    private ConfigOption config;

    @Option(names = "--waiting", paramLabel = "COUNT", description = "lists so many waiting readings, oldest first")
    private int waiting;

    @Option(names = "--dead-letters", description = "lists the refused readings with the portal's reason")
    private boolean deadLetters;

    @Option(names = "--resend", description = "puts refused readings back into the queue: those named by KEY, or all")
    private boolean resend;

    @Option(names = "--delete", description = "deletes the refused readings named by KEY for good")
    private boolean delete;

    @Parameters(
            paramLabel = "KEY",
            arity = "0..*",
            description = "keys of refused readings, as --dead-letters shows them")
    private List<String> keys = List.of();

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    OutboxCommand() {}

    @Override
    public Integer call() throws ConfigException {
        var settings = config.loadBeforeEnrolment().outbox();
        if (delete && keys.isEmpty()) {
            throw wrong("--delete needs the KEYs of what shall be deleted.");
        }
        if (resend || delete) {
            change(settings);
        }
        try (var view = OutboxView.of(settings, Clock.systemUTC())) {
            view.oldest(waiting).forEach(reading -> show(reading, ""));
            if (deadLetters) {
                view.deadLetters().forEach(letter -> show(letter.reading(), letter.reason()));
            }
            summary(view.health());
        }
        return BridgeCommand.OK;
    }

    private void change(OutboxSettings settings) {
        try (var outbox = Outbox.open(settings, Clock.systemUTC())) {
            if (resend) {
                var count = keys.isEmpty() ? outbox.resendDeadLetters() : outbox.resendDeadLetters(keys);
                say("resent", count, "%d refused readings wait for the portal again.");
            }
            if (delete) {
                say("deleted", outbox.deleteDeadLetters(keys), "%d refused readings were deleted.");
            }
        }
    }

    private void say(String name, int count, String sentence) {
        tell(sentence.formatted(count), json -> json.writeNumberProperty(name, count));
    }

    private void show(Reading reading, String reason) {
        var index = reading.indexM3();
        var value = index == null ? "no valid value" : index.toPlainString() + " m3";
        tell(
                "%s  %s%s  %s"
                        .formatted(reading.key(), value, ReadingText.remarks(reading), reason)
                        .strip(),
                json -> {
                    json.writeStringProperty("key", reading.key());
                    json.writeStringProperty("concentrator", reading.concentrator());
                    ReadingText.write(json, reading);
                    if (!reason.isEmpty()) {
                        json.writeStringProperty("refused", reason);
                    }
                });
    }

    private void summary(OutboxHealth health) {
        var words = "%s: %d readings wait, %d were refused, %.1f of %.0f MB used"
                .formatted(
                        health.state(),
                        health.queued(),
                        health.deadLetters(),
                        health.bytes() / 1e6,
                        health.limitBytes() / 1e6);
        tell(words, json -> {
            json.writeStringProperty("state", health.state().name());
            json.writeNumberProperty("queued", health.queued());
            json.writeNumberProperty("dead_letters", health.deadLetters());
            json.writeNumberProperty("bytes", health.bytes());
            json.writeNumberProperty("limit_bytes", health.limitBytes());
        });
    }
}
