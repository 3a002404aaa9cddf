package pl.nurt.bridge.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.OutboxHealth;

/** The bridge's numbers as Prometheus' text format 0.0.4 has them. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder();

    private MetricsText() {}

    static String of(StatusBoard board, OutboxHealth outbox, @Nullable Duration clockSkew, Instant now) {
        var metrics = new MetricsText();
        metrics.polling(board.counters());
        metrics.concentrators(board);
        metrics.outbox(outbox, now);
        metrics.family("portal_requests_total", "counter", "Requests to the portal by result.");
        board.counters()
                .portalRequests()
                .forEach((result, count) -> metrics.sample("portal_requests_total", "result", result, count));
        if (clockSkew != null) {
            metrics.single(
                    "clock_skew_seconds",
                    "gauge",
                    "By how much the portal's clock is ahead, as of the last heartbeat.",
                    clockSkew.toSeconds());
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        metrics.single("heap_used_bytes", "gauge", "Java heap in use, garbage included.", heap.getUsed());
        metrics.single("heap_max_bytes", "gauge", "Most the Java heap may grow to.", heap.getMax());
        return metrics.text.toString();
    }

    private void polling(Counters counters) {
        single("rounds_total", "counter", "Rounds over the meters of a concentrator.", counters.rounds());
        single("readings_total", "counter", "Readings put into the outbox.", counters.readings());
        family("meter_failures_total", "counter", "Meters that were asked and gave no good value, by kind.");
        for (var kind : MeterHealth.State.values()) {
            if (kind != MeterHealth.State.WAITING) {
                sample("meter_failures_total", "kind", kind.name(), counters.failures(kind));
            }
        }
    }

    private void concentrators(StatusBoard board) {
        var all = board.all();
        family("concentrators", "gauge", "Concentrators by state.");
        for (var state : ConcentratorStatus.State.values()) {
            var count = all.stream().filter(status -> status.state() == state).count();
            sample("concentrators", "state", state.name(), count);
        }
        single(
                "meters",
                "gauge",
                "Meters behind these concentrators.",
                all.stream().mapToLong(ConcentratorStatus::metersAsked).sum());
        single(
                "meters_answering",
                "gauge",
                "Meters whose last attempt succeeded.",
                all.stream().mapToLong(ConcentratorStatus::metersAnswered).sum());
    }

    private void outbox(OutboxHealth outbox, Instant now) {
        single("outbox_queued", "gauge", "Readings that wait for the portal.", outbox.queued());
        single("outbox_dead_letters", "gauge", "Readings that the portal refused for good.", outbox.deadLetters());
        single("outbox_bytes", "gauge", "Size of all the outbox holds.", outbox.bytes());
        single("outbox_limit_bytes", "gauge", "Size from which on meters are read less often.", outbox.limitBytes());
        var oldest = outbox.oldestReadAt();
        var age = oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
        single("outbox_oldest_age_seconds", "gauge", "Age of the reading that waits longest.", age);
    }

    private void single(String name, String type, String help, long value) {
        family(name, type, help);
        text.append("nurt_bridge_").append(name).append(' ').append(value).append('\n');
    }

    private void family(String name, String type, String help) {
        text.append("# HELP nurt_bridge_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE nurt_bridge_").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String label, String labelled, long value) {
        text.append("nurt_bridge_")
                .append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(labelled.toLowerCase(Locale.ROOT))
                .append("\"} ")
                .append(value)
                .append('\n');
    }
}
