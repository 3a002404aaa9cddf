package pl.nurt.bridge.cli;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.SearchListener;
import pl.nurt.bridge.mbus.link.SearchRequest;
import pl.nurt.bridge.mbus.link.SearchResult;

/** {@code search}: finds the meters of an M-Bus. */
@Command(
        name = "search",
        header = "Finds the meters of an M-Bus, by identification or by primary address.",
        description = {
            "Prints each meter as soon as it is found; the progress goes to standard error. Ctrl-C ends the search and tells where it can go "
                    + "on. Nothing else may use the bus meanwhile, a running bridge neither: most gateways serve one client at a time.",
            "",
            "With --json a meter is {\"meter\",\"primary\",\"index_m3\"}, and the last line is {\"end\":\"COMPLETE\"|\"BUDGET_SPENT\"|"
                    + "\"STOPPED\"|\"ONLY_NOISE\"|\"IN_PIECES\"|\"LINE_LOST\",\"probes\",\"found\",\"unresolved\":[…],\"resume\",\"trouble\"}.",
            "",
            "  search --endpoint mbus-tcp://10.8.0.40:10001",
            "  search --config bridge.yaml block-7 --wanted 3141FFFF",
            ""
        })
final class SearchCommand extends Subcommand {
    private static final int REPORT_EVERY = 20;
    private static final String BROKE_OFF = "An answer broke off";
    private static final String LONGER_GAP =
            "where the link hands answers out in pieces, --gap 1s (gap under poll) waits for them";

    @Mixin
    private LineOptions line;

    @Mixin
    private TraceOption trace;

    @Option(
            names = "--primary",
            description = "tries the primary addresses 0 to 250 instead of selecting by identification")
    private boolean primary;

    @Option(
            names = "--wanted",
            paramLabel = "DIGITS",
            description = "identification of 8 digits, F where any will do: finds a part of the meters")
    private @Nullable String wanted;

    @Option(
            names = "--budget",
            paramLabel = "PROBES",
            defaultValue = "1000",
            description =
                    "most selections or addresses that are tried: ${DEFAULT-VALUE}; a bus of 60 meters takes about 240")
    private int budget;

    @Option(
            names = "--resume",
            paramLabel = "TOKEN",
            description = "goes on where a search ended; it has printed the token")
    private @Nullable String resume;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    SearchCommand() {}

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        var request = request();
        if (!(line.settings(this, LineOptions.given("serial", "00000000", "primary", "1"))
                instanceof ConcentratorSettings.MBus bus)) {
            throw wrong("Only an M-Bus can be searched.");
        }
        var stop = new AtomicBoolean();
        var found = new AtomicInteger();
        try (var interrupt = new Interrupt(() -> stop.set(true));
                var master = new MBusMaster(
                        bus.endpoint(), bus.poll().link(), trace.of(this, Clock.systemUTC(), FrameWords::of))) {
            var result = master.search(request, new SearchListener() {
                @Override
                public void found(FoundMeter meter) {
                    found.incrementAndGet();
                    show(meter);
                }

                @Override
                public boolean goesOn(int probes) {
                    if (probes > 0 && probes % REPORT_EVERY == 0) {
                        remark("%d of at most %d probes, %d found".formatted(probes, budget, found.get()));
                    }
                    return !stop.get();
                }
            });
            show(result, found.get());
            return result.end() == SearchResult.End.COMPLETE
                            && result.unresolved().isEmpty()
                    ? BridgeCommand.OK
                    : BridgeCommand.INCOMPLETE;
        }
    }

    private SearchRequest request() {
        if (budget < 1) {
            throw wrong("--budget: must be at least 1");
        }
        if ((resume == null ? 0 : 1) + (wanted == null ? 0 : 1) + (primary ? 1 : 0) > 1) {
            throw wrong("Give only one of --primary, --wanted and --resume.");
        }
        if (resume != null) {
            return SearchRequest.resume(resume, budget).orElseThrow(() -> wrong("--resume: no search ends like this"));
        }
        if (primary) {
            return SearchRequest.primary(budget);
        }
        var digits = wanted == null ? "FFFFFFFF" : wanted;
        try {
            return SearchRequest.secondary(digits, budget);
        } catch (IllegalArgumentException e) {
            throw wrong("--wanted: must be 8 digits, F where any will do");
        }
    }

    private void show(FoundMeter found) {
        var address = found.primary();
        var index = found.indexM3();
        tell(
                "%-24s %-12s %s"
                        .formatted(
                                found.meter(),
                                address == null ? "" : "primary " + address,
                                (index == null ? "tells no index" : index.toPlainString() + " m3")
                                        + (found.meter().isNumberOnly() ? ", does not say who it is" : ""))
                        .strip(),
                json -> {
                    json.writeStringProperty("meter", found.meter().toString());
                    if (address == null) {
                        json.writeNullProperty("primary");
                    } else {
                        json.writeNumberProperty("primary", address);
                    }
                    json.writeStringProperty("index_m3", plain(index));
                });
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private void show(SearchResult result, int found) {
        for (var place : result.unresolved()) {
            remark("not told apart: " + name(place));
        }
        if (!isJson()) {
            if (result.end() == SearchResult.End.COMPLETE && result.trouble() != null) {
                remark(BROKE_OFF + " (" + result.trouble() + "); " + LONGER_GAP + ".");
            }
            remark(ending(result) + " %d meters found with %d probes.".formatted(found, result.probes()));
            if (result.resume() != null && result.probes() > 0) {
                remark("Go on with --resume " + result.resume());
            }
            return;
        }
        tell("", json -> {
            json.writeStringProperty("end", result.end().name());
            json.writeNumberProperty("probes", result.probes());
            json.writeNumberProperty("found", found);
            json.writeArrayPropertyStart("unresolved");
            result.unresolved().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("resume", result.resume());
            json.writeStringProperty("trouble", result.trouble());
        });
    }

    /** With the maker's letters, where it is meters that have all in common. */
    private static String name(String place) {
        return MeterId.parse(place)
                .filter(MeterId::isWhole)
                .map(MeterId::toString)
                .orElse(place);
    }

    private static String ending(SearchResult result) {
        return switch (result.end()) {
            case COMPLETE -> result.unresolved().isEmpty() ? "Done:" : "Done, but some meters could not be told apart:";
            case BUDGET_SPENT -> "The budget is spent:";
            case STOPPED -> "Stopped:";
            case ONLY_NOISE ->
                "Only noise comes, for " + result.trouble() + "; check baud rate, parity, wires, and what else sends:";
            case IN_PIECES -> BROKE_OFF + " each time (" + result.trouble() + "); " + LONGER_GAP + ":";
            case LINE_LOST -> "The line was lost (" + result.trouble() + "):";
        };
    }
}
