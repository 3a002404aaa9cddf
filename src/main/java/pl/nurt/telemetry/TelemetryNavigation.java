package pl.nurt.telemetry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;

/** Ways to the pages of this room. */
public final class TelemetryNavigation {
    public static final String CONCENTRATORS = "office/concentrators";
    public static final String BRIDGES = "office/bridges";

    private TelemetryNavigation() {}

    public static String concentrator(ConcentratorId concentrator) {
        return CONCENTRATORS + "?id=" + concentrator.value();
    }

    public static String bridge(BridgeId bridge) {
        return BRIDGES + "/" + bridge.value();
    }

    /** The form of a concentrator that the bridge reads. */
    public static String edit(BridgeId bridge, String code) {
        return add(bridge) + "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** The form of a concentrator that the bridge shall read. */
    public static String add(BridgeId bridge) {
        return bridge(bridge) + "/concentrator";
    }

    /** Who is there on the concentrator's bus; only for M-Bus. */
    public static String search(ConcentratorId concentrator) {
        return CONCENTRATORS + "/" + concentrator.value() + "/search";
    }
}
