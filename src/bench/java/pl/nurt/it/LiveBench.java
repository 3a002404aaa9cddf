package pl.nurt.it;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import pl.nurt.bench.Report;

/** From the reading's acceptance to its place on an open page. */
public final class LiveBench {
    private static final int READINGS = 20;

    private LiveBench() {}

    public static void main(String[] args) throws Exception {
        var demo = Demo.running();
        var page = demo.open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Anna");
        var shown = ShownIndexes.on(page);
        try (var _ = MovingMeters.of(demo)) {
            await().atMost(Duration.ofMinutes(10)).until(() -> shown.byIndex().size() >= READINGS);
        }
        var accepted = ShownIndexes.acceptedAt(demo.database());
        var seconds = shown.byIndex().entrySet().stream()
                .filter(index -> accepted.containsKey(index.getKey()))
                .mapToDouble(index -> Duration.between(accepted.get(index.getKey()), index.getValue())
                                .toMillis()
                        / 1e3)
                .toArray();
        Report.below(
                "a reading accepted until it shows on an open page, slowest of " + seconds.length,
                Report.quantile(seconds, 1),
                2,
                "s");
        System.exit(0);
    }
}
