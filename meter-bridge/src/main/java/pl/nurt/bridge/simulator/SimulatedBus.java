package pl.nurt.bridge.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import pl.nurt.bridge.mbus.Frame;

/** The meters on one M-Bus: takes a master's frame and says what comes back. */
final class SimulatedBus {
    private final List<BusSlave> slaves;
    private final Collision collision;
    /** Seeded, so that a run can be repeated. */
    private final Random noise = new Random(1);

    SimulatedBus(Clock clock, List<SimulatedMeter> meters, Collision collision) {
        this.slaves = meters.stream().map(meter -> new BusSlave(clock, meter)).toList();
        this.collision = collision;
    }

    /** Everything that comes back: nothing, an answer, or what a collision leaves of several. */
    synchronized List<Reply> answers(Frame request) {
        var replies =
                slaves.stream().flatMap(slave -> slave.hear(request).stream()).toList();
        if (replies.size() < 2) {
            return replies;
        }
        return switch (collision) {
            case QUEUE -> replies;
            case OVERLAY -> List.of(Reply.of(overlay(replies)));
            case GARBLE -> {
                var bytes = overlay(replies);
                noise.nextBytes(bytes);
                yield List.of(Reply.of(bytes));
            }
        };
    }

    /** An idle line is all ones, and a zero of any meter wins. */
    private static byte[] overlay(List<Reply> replies) {
        var longest = replies.stream().mapToInt(r -> r.bytes().length).max().orElseThrow();
        var merged = new byte[longest];
        for (var i = 0; i < longest; i++) {
            merged[i] = (byte) 0xFF;
            for (var reply : replies) {
                merged[i] &= i < reply.bytes().length ? reply.bytes()[i] : (byte) 0xFF;
            }
        }
        return merged;
    }
}
