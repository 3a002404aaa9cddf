package pl.nurt.bridge;

import pl.nurt.bridge.cli.BridgeCommand;
import pl.nurt.bridge.cli.GatewayStart;

/** The bridge's command line; exit codes are listed by {@code help}. */
public final class Bridge {
    private Bridge() {}

    public static void main(String[] args) {
        // A file of this name at the root of the classpath would also configure a program that uses the bridge as a
        // library.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "pl/nurt/bridge/logback.xml");
        }
        GatewayStart.unlessOtherwise(args);
        System.exit(BridgeCommand.execute(args));
    }
}
