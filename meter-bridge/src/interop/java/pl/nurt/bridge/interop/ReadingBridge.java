package pl.nurt.bridge.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.poll.Pollers;

/** The bridge as it runs, up to its outbox, at one Modbus device. */
final class ReadingBridge {
    private final Path folder;
    private final int port;
    private final StringBuilder meters = new StringBuilder();
    private final StringBuilder profiles = new StringBuilder();

    ReadingBridge(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A meter that is one number in the device. */
    ReadingBridge meter(String serial, int unit, int function, int address, String type, String order, String scale) {
        meters.append("      - { serial: '%s', unit: %d, base: %d, profile: '%s' }\n"
                .formatted(serial, unit, address, serial));
        profiles.append(
                "  '%s': { registers: [ { quantity: volume, fc: %d, offset: 0, type: %s, order: %s, scale: '%s' } ] }\n"
                        .formatted(serial, function, type, order, scale));
        return this;
    }

    /** What every meter gave: its register, or why there is none. */
    Map<String, String> read() throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        var yaml = """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: device
                    protocol: modbus-tcp
                    endpoint: '127.0.0.1:%d'
                    poll: { every: 1d, jitter: 0s, timeout: 400ms, tries: 1 }
                    meters:
                %sprofiles:
                %s""".formatted(port, meters, profiles);
        var config = BridgeConfig.parse("bridge.yaml", yaml, folder);
        var results = new TreeMap<String, String>();
        try (var outbox = Outbox.open(folder.resolve("outbox.db"));
                var pollers = Pollers.start(
                        config.concentrators(), config.polling(), outbox, new StatusBoard(), Clock.systemUTC())) {
            var read = pollers.readNow("device", null).get(30, TimeUnit.SECONDS);
            read.meters().forEach(meter -> results.put(meter.meter(), meter.state() + ": " + meter.reason()));
            for (var reading : outbox.oldest(1_000)) {
                var index = reading.indexM3();
                if (index != null) {
                    results.merge(
                            reading.meter(),
                            index.stripTrailingZeros().toPlainString(),
                            (reason, value) -> reason.equals(value) ? value : reason + " but also " + value);
                }
            }
            outbox.settle(outbox.oldest(1_000), Map.of(), Clock.systemUTC().instant());
        }
        return results;
    }
}
