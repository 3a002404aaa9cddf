package pl.nurt.shell.ui.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pl.nurt.platform.logging.HeldLines;

/**
 * Failures that come from a message which no page of ours sends: a made-up component, event or value. Whoever sends such messages could
 * fill the log with traces, so each is one short line without a trace, and at most {@link #LINES} of them a minute.
 */
@Component
class ClientNonsense {
    static final int LINES = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LONGEST = 200;
    private static final String RPC = "com.vaadin.flow.server.communication.";
    private static final String ANSWER = RPC + "UidlWriter";
    private static final String PUSH = "org.atmosphere.interceptor.";
    /** They say of a message, without a failure, what is wrong with it. */
    private static final Set<String> READERS =
            Set.of(RPC + "UidlRequestHandler", RPC + "PushHandler", RPC + "ServerRpcHandler");

    private static final Logger log = LoggerFactory.getLogger(ClientNonsense.class);

    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private int lines;
    private int unsaid;

    ClientNonsense(Clock clock) {
        this.clock = clock;
        HeldLines.askFirst(this::holds);
    }

    /** What the reader of a message writes itself, before anybody of ours hears of it. */
    private boolean holds(String logger, @Nullable Throwable failure) {
        if (failure == null) {
            return READERS.contains(logger) && !mayTell();
        }
        var isOne = isOne(failure);
        if (isOne) {
            note(failure);
        }
        return isOne;
    }

    /** Whether Vaadin or the push connection failed to read a message: none of our own code had a part in it. */
    boolean isOne(Throwable failure) {
        // Of the machine, whoever it was who made it happen.
        if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
            return false;
        }
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("pl.nurt.")
                    || frame.getClassName().startsWith(ANSWER)) {
                return false;
            }
            if (frame.getClassName().startsWith(RPC) || frame.getClassName().startsWith(PUSH)) {
                return true;
            }
        }
        return false;
    }

    /** Where it failed, so that a mistake of ours that looks like one of theirs is found all the same. */
    private static String place(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].getClassName() + ":" + trace[0].getLineNumber();
    }

    void note(Throwable failure) {
        if (mayTell()) {
            log.warn(
                    "malformed client message failure={} place={} message={}",
                    failure.getClass().getSimpleName(),
                    place(failure),
                    shortened(String.valueOf(failure.getMessage())));
        }
    }

    /** A part of a request that no page sends so. */
    void note(String part, String value) {
        if (mayTell()) {
            log.warn("malformed client message {}={}", part, shortened(value));
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** Counts a line. @return whether there is still room for it in this minute */
    private synchronized boolean mayTell() {
        var now = clock.instant();
        if (!now.isBefore(since.plus(MINUTE))) {
            if (unsaid > 0) {
                log.warn("malformed client messages unsaid={} since={}", unsaid, since);
            }
            since = now;
            lines = 0;
            unsaid = 0;
        }
        if (lines == LINES) {
            unsaid++;
            return false;
        }
        lines++;
        return true;
    }
}
