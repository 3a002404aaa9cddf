package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.portal.PortalClient.Reply;

/**
 * Asks the portal for commands, one long question after the other, and does them, each on a thread of its own. Every command is answered
 * until the portal has taken the answer or the command has expired; one that a crash left unanswered is given again by the portal, and
 * done again.
 */
final class Commands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int LONGEST_WAIT_SECONDS = 50;
    /** The contract's most in one answer. While so many are at work no more are asked for; what comes all the same is refused. */
    private static final int MOST_AT_ONCE = 50;

    private static final Duration PAUSE_WHEN_BUSY = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final PortalSettings settings;
    private final PortalClient client;
    private final CommandWork work;
    private final Clock clock;
    private final Map<Long, Thread> running = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    Commands(PortalSettings settings, PortalClient client, CommandWork work, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.work = work;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("portal commands").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        var backOff = backOff();
        try {
            while (!stopping) {
                try {
                    ask(backOff);
                } catch (RuntimeException | Error e) {
                    // A fault of ours must not end the asking without a word.
                    LOG.error("event=commands_failed", e);
                    Thread.sleep(backOff.next(Duration.ZERO));
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void ask(BackOff backOff) throws InterruptedException {
        if (running.size() >= MOST_AT_ONCE) {
            Thread.sleep(PAUSE_WHEN_BUSY);
            return;
        }
        var wish = CommandJson.wish(LONGEST_WAIT_SECONDS, running.keySet());
        switch (client.nextCommands(wish, Duration.ofSeconds(LONGEST_WAIT_SECONDS))) {
            case Reply.Taken(var ignored, var body) -> {
                var commands = CommandJson.commands(body);
                if (commands.isEmpty()) {
                    Thread.sleep(backOff.next(Duration.ZERO));
                } else {
                    backOff.reset();
                    for (var command : commands.get()) {
                        begin(command);
                    }
                }
            }
            case Reply.Later later -> Thread.sleep(backOff.next(later.wished()));
            // A portal without commands, or of another contract.
            case Reply.Gone ignored -> Thread.sleep(settings.maxBackoff());
            case Reply.Unacceptable ignored -> Thread.sleep(settings.maxBackoff());
        }
    }

    private BackOff backOff() {
        return new BackOff(settings.maxBackoff(), RandomGenerator.getDefault());
    }

    private void begin(Command command) throws InterruptedException {
        if (running.containsKey(command.id()) || stopping) {
            return;
        }
        if (running.size() >= MOST_AT_ONCE) {
            refuse(command);
        } else {
            var worker = Thread.ofVirtual().name("command " + command.id()).unstarted(() -> run(command));
            running.put(command.id(), worker);
            worker.start();
        }
    }

    /** Once only: if the portal does not hear it, it gives the command again. */
    private void refuse(Command command) throws InterruptedException {
        LOG.warn("event=command_refused id={} kind={}", command.id(), command.kind());
        var why = new CommandResult.Failed("The bridge is busy with " + MOST_AT_ONCE + " other commands.");
        client.answerCommand(command.id(), CommandJson.answer(why));
    }

    private void run(Command command) {
        try {
            if (isExpired(command)) {
                LOG.warn("event=command_expired id={} kind={}", command.id(), command.kind());
                return;
            }
            LOG.info("event=command id={} kind={}", command.id(), command.kind());
            var result = work.run(command, news -> tell(command, news));
            LOG.info(
                    "event=command_done id={} result={}",
                    command.id(),
                    result.getClass().getSimpleName());
            answer(command, CommandJson.answer(result));
        } catch (InterruptedException e) {
            // Closed.
        } catch (RuntimeException | Error e) {
            LOG.error("event=command_failed id={} kind={}", command.id(), command.kind(), e);
        } finally {
            running.remove(command.id());
        }
    }

    private boolean isExpired(Command command) {
        return !clock.instant().isBefore(command.expiresAt());
    }

    /** News that do not get through are followed by others. */
    private void tell(Command command, CommandResult news) {
        try {
            client.answerCommand(command.id(), CommandJson.answer(news));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Command command, byte[] result) throws InterruptedException {
        var answer = result;
        var backOff = backOff();
        while (!isExpired(command)) {
            switch (client.answerCommand(command.id(), answer)) {
                case Reply.Taken ignored -> {
                    return;
                }
                case Reply.Gone ignored -> {
                    return;
                }
                case Reply.Later later -> Thread.sleep(backOff.next(later.wished()));
                case Reply.Unacceptable(var status) -> {
                    LOG.error("event=command_answer_refused id={} status={}", command.id(), status);
                    // While it is unanswered the portal gives it again, and all would be done over and over.
                    answer = CommandJson.answer(new CommandResult.Failed(
                            "It was done, but the portal does not take the answer (" + status + ")."));
                    Thread.sleep(backOff.next(Duration.ZERO));
                }
            }
        }
        LOG.warn("event=command_expired id={} kind={}", command.id(), command.kind());
    }

    /** Stops within two seconds. Commands under way are given again by the portal unless they expire before. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        running.values().forEach(Thread::interrupt);
        try {
            thread.join(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
