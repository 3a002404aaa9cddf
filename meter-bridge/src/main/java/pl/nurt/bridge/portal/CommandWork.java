package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.poll.Pollers;
import pl.nurt.bridge.poll.RequestRefused;
import pl.nurt.bridge.poll.RunningSearch;
import pl.nurt.bridge.poll.SearchOrder;
import pl.nurt.bridge.poll.SearchState;

/** Does what commands say. Each may be done again: it then reads, searches or tries anew, and what is done already stays so. */
final class CommandWork {
    private static final Logger LOG = LoggerFactory.getLogger(CommandWork.class);

    private static final String ANY_METER = "FFFFFFFF";
    private static final int USUAL_PROBES = 4_000;
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(3);
    /** A search ends so long before its command expires, so that what it found can still be told. */
    private static final Duration TIME_TO_TELL = Duration.ofSeconds(10);

    private final Pollers pollers;
    private final Outbox outbox;
    private final PortalConfiguration configuration;
    private final KeyRing keys;
    private final PortalClient client;
    private final Clock clock;
    /** Searches under way, by the id of their command. */
    private final Map<Long, RunningSearch> searches = new ConcurrentHashMap<>();
    /** Commands whose search nobody wants any more; also one that was given together with its stop and comes second. */
    private final Set<Long> stopped = ConcurrentHashMap.newKeySet();

    CommandWork(
            Pollers pollers,
            Outbox outbox,
            PortalConfiguration configuration,
            KeyRing keys,
            PortalClient client,
            Clock clock) {
        this.pollers = pollers;
        this.outbox = outbox;
        this.configuration = configuration;
        this.keys = keys;
        this.client = client;
        this.clock = clock;
    }

    /**
     * @param news told now and then how far a long command is
     * @return what came of it, at the latest when the command expires
     */
    CommandResult run(Command command, Consumer<CommandResult> news) throws InterruptedException {
        try {
            return switch (command.kind()) {
                case "READ_NOW" -> read(command);
                case "SEARCH_BUS" -> search(command, news);
                case "STOP_SEARCH" -> stopSearch(command.search());
                case "RELOAD_CONFIGURATION" -> reload(command.version());
                case "ROTATE_KEY" -> rotateKey();
                case "RESEND_DEAD_LETTERS" -> new CommandResult.Resent(outbox.resendDeadLetters());
                default ->
                    new CommandResult.Failed(
                            "This version of the bridge does not know the command " + command.kind() + ".");
            };
        } catch (ExecutionException e) {
            return new CommandResult.Failed(
                    e.getCause() instanceof RequestRefused refused
                            ? String.valueOf(refused.getMessage())
                            : "The bridge failed: " + e.getCause() + ".");
        } catch (OutboxException e) {
            return new CommandResult.Failed(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return new CommandResult.Failed("The command expired before it was done.");
        } catch (RuntimeException e) {
            // Left unanswered, it would be given again at once, and again.
            LOG.error("event=command_failed id={} kind={}", command.id(), command.kind(), e);
            return new CommandResult.Failed("The bridge itself failed at this command.");
        }
    }

    private Duration left(Command command) {
        return Duration.between(clock.instant(), command.expiresAt());
    }

    private CommandResult read(Command command) throws InterruptedException, ExecutionException, TimeoutException {
        var code = command.concentrator();
        if (code == null) {
            return new CommandResult.Failed("The command names no concentrator.");
        }
        var reading = pollers.readNow(code, command.meter());
        try {
            var read = await(reading, left(command));
            return new CommandResult.Read(read.readings(), read.meters());
        } finally {
            reading.cancel(false);
        }
    }

    private CommandResult search(Command command, Consumer<CommandResult> news)
            throws InterruptedException, ExecutionException, TimeoutException {
        var code = command.concentrator();
        if (code == null) {
            return new CommandResult.Failed("The command names no concentrator.");
        }
        var order = new SearchOrder(
                command.wanted() == null ? ANY_METER : command.wanted(),
                command.probeBudget() == null ? USUAL_PROBES : command.probeBudget(),
                command.resumeFrom());
        var latest = new AtomicReference<@Nullable SearchState>();
        var search = pollers.search(code, order, latest::set);
        searches.put(command.id(), search);
        if (command.stopped() || stopped.contains(command.id())) {
            search.stop();
        }
        try {
            while (left(command).compareTo(TIME_TO_TELL) > 0) {
                try {
                    return new CommandResult.Searched(await(search.result(), BETWEEN_NEWS));
                } catch (TimeoutException goesOn) {
                    var soFar = latest.getAndSet(null);
                    if (soFar != null) {
                        news.accept(new CommandResult.Progress(soFar));
                    }
                }
            }
            search.stop();
            return new CommandResult.Searched(await(search.result(), left(command)));
        } finally {
            search.stop();
            searches.remove(command.id());
            stopped.remove(command.id());
        }
    }

    /** What the search found is its own answer, with the place where it can go on. */
    private CommandResult stopSearch(@Nullable Long command) {
        if (command == null) {
            return new CommandResult.Failed("The command names no search.");
        }
        // In this order, for a search that begins meanwhile looks the other way round.
        stopped.add(command);
        var search = searches.get(command);
        if (search != null) {
            search.stop();
        }
        return new CommandResult.Done();
    }

    private static <T> T await(CompletableFuture<T> future, Duration longest)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
    }

    private CommandResult reload(@Nullable Long version) throws InterruptedException {
        if (version == null) {
            return new CommandResult.Failed("The command names no version.");
        }
        return switch (configuration.reload(version)) {
            case ConfigurationVerdict.Active ignored -> new CommandResult.Done();
            case ConfigurationVerdict.Rejected(var problems) ->
                new CommandResult.Failed("The configuration has " + problems.size() + " problems.");
            case ConfigurationVerdict.RolledBack(var reason) -> new CommandResult.Failed(reason);
            case ConfigurationVerdict.NotNow(var reason) -> new CommandResult.Failed(reason);
        };
    }

    private CommandResult rotateKey() throws InterruptedException {
        return switch (KeyRotation.run(keys, client)) {
            case KeyRotation.Result.Done ignored -> new CommandResult.Done();
            case KeyRotation.Result.Failed(var reason) -> new CommandResult.Failed(reason);
        };
    }
}
