package pl.nurt.bridge.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.OutboxView;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.poll.OneRound;

/** {@code poll --once}: one round by hand. */
@Command(
        name = "poll",
        header = "Reads every configured meter once, prints what came and ends.",
        description = {
            "Exit code 4 if any meter did not answer, or another one answered in its place. Nothing is kept or sent, unless with --store. "
                    + "Do not use it on a bus that a bridge at work is reading: most gateways serve one client at a time.",
            "",
            "With --json a reading is {\"concentrator\",\"meter\",\"read_at\",\"index_m3\",\"flags\":[…],\"expected_meter\"}, a meter that "
                    + "is not well {\"concentrator\",\"meter\",\"state\",\"reason\"}, and each concentrator ends with {\"concentrator\","
                    + "\"state\",\"meters\",\"answered\",\"error\"}."
        })
final class PollCommand extends Subcommand {
    @Mixin
    private ConfigOption config;

    @Option(names = "--once", required = true, description = "one round; run is what reads for ever")
    private boolean once;

    @Option(names = "--concentrator", paramLabel = "ID", description = "only this one; can be given several times")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--store",
            description = "puts the readings into the outbox; the bridge sends them when it runs. It must not run now")
    private boolean store;

    private final Clock clock = Clock.systemUTC();

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    PollCommand() {}

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        var settings = config.loadBeforeEnrolment();
        var chosen = chosen(settings);
        return poll(settings, chosen) ? BridgeCommand.OK : BridgeCommand.INCOMPLETE;
    }

    /** What earlier readings left is of use also when nothing is to be kept; there may be nothing yet. */
    private boolean poll(BridgeConfig settings, List<ConcentratorSettings> chosen) throws InterruptedException {
        var file = settings.outbox();
        if (store) {
            try (var outbox = Outbox.open(file, clock)) {
                return poll(chosen, outbox::recall, (reading, notes) -> outbox.append(List.of(reading), notes));
            }
        }
        if (Files.exists(file.file())) {
            try (var outbox = OutboxView.of(file, clock)) {
                return poll(chosen, outbox::recall, (reading, notes) -> {});
            }
        }
        return poll(chosen, name -> Optional.empty(), (reading, notes) -> {});
    }

    private List<ConcentratorSettings> chosen(BridgeConfig settings) {
        var ids =
                settings.concentrators().stream().map(ConcentratorSettings::id).toList();
        for (var id : only) {
            if (!ids.contains(id)) {
                throw wrong("No concentrator " + id + ". There are " + String.join(", ", ids) + ".");
            }
        }
        return settings.concentrators().stream()
                .filter(one -> only.isEmpty() || only.contains(one.id()))
                .toList();
    }

    /** All at the same time, as they are independent lines. Says whether every meter answered. */
    private boolean poll(
            List<ConcentratorSettings> concentrators,
            Function<String, Optional<String>> recall,
            BiConsumer<Reading, Map<String, String>> keep)
            throws InterruptedException {
        var complete = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> rounds = new ArrayList<>();
            for (var one : concentrators) {
                rounds.add(threads.submit(() -> isWhole(one, recall, keep)));
            }
            for (var round : rounds) {
                complete &= result(round);
            }
        }
        return complete;
    }

    private static boolean result(Future<Boolean> round) throws InterruptedException {
        try {
            return round.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutboxException noRoom) {
                throw noRoom;
            }
            throw new IllegalStateException("the bridge itself failed at a concentrator.", e);
        }
    }

    private boolean isWhole(
            ConcentratorSettings concentrator,
            Function<String, Optional<String>> recall,
            BiConsumer<Reading, Map<String, String>> keep) {
        var status = OneRound.run(concentrator, clock, recall, (reading, notes) -> {
            keep.accept(reading, notes);
            show(reading);
        });
        status.meters().forEach(trouble -> show(status.code(), trouble));
        show(status);
        return status.metersAnswered() == status.metersAsked();
    }

    private void show(Reading reading) {
        tell(
                "%-16s %-24s %s%s"
                        .formatted(
                                reading.concentrator(),
                                reading.meter(),
                                ReadingText.index(reading),
                                ReadingText.remarks(reading)),
                json -> {
                    json.writeStringProperty("concentrator", reading.concentrator());
                    ReadingText.write(json, reading);
                });
    }

    private void show(String concentrator, MeterHealth trouble) {
        tell("%-16s %-24s %s".formatted(concentrator, trouble.meter(), trouble.reason()), json -> {
            json.writeStringProperty("concentrator", concentrator);
            json.writeStringProperty("meter", trouble.meter());
            json.writeStringProperty("state", trouble.state().name());
            json.writeStringProperty("reason", trouble.reason());
        });
    }

    private void show(ConcentratorStatus status) {
        var sentence = "%-16s %d of %d meters answered."
                .formatted(status.code(), status.metersAnswered(), status.metersAsked());
        tell(status.meters().isEmpty() && status.error() != null ? sentence + " " + status.error() : sentence, json -> {
            json.writeStringProperty("concentrator", status.code());
            json.writeStringProperty("state", status.state().name());
            json.writeNumberProperty("meters", status.metersAsked());
            json.writeNumberProperty("answered", status.metersAnswered());
            json.writeStringProperty("error", status.error());
        });
    }
}
