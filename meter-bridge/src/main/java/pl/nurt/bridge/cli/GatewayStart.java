package pl.nurt.bridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;

/**
 * What a gateway executes when it is switched on, {@code run --config FILE} and nothing else, without picocli: its classes are of Java 5,
 * stay out of Java's AOT cache for that, and would take a sixth of the start (docs/decisions/0018-the-bridge-on-arm.md).
 */
public final class GatewayStart {
    private GatewayStart() {}

    /** Works until a signal ends the process; returns if this is another command line, or has started nothing: then picocli says what is wrong. */
    public static void unlessOtherwise(String... args) {
        if (args.length == 3 && args[0].equals("run") && args[1].equals("--config")) {
            Started bridge;
            try {
                bridge = start(BridgeConfig.load(Path.of(args[2])));
            } catch (Exception e) {
                // It comes again, where it is told.
                return;
            }
            bridge.untilSignal(new PrintWriter(System.out));
        }
    }

    static Started start(BridgeConfig config) throws Exception {
        return new Started(BridgeRunner.start(config, Clock.systemUTC()), json -> {});
    }
}
