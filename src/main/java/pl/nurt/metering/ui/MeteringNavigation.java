package pl.nurt.metering.ui;

import com.vaadin.flow.component.html.Anchor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;

/** Ways to the pages of this room. */
final class MeteringNavigation {
    static final String METERS = "office/meters";
    static final String CONCENTRATORS = "office/concentrators";
    static final String QUARANTINE = "office/quarantine";
    static final String BRIDGES = "office/bridges";

    private MeteringNavigation() {}

    static String meter(MeterId meter) {
        return METERS + "/" + meter.value();
    }

    static String metersWith(String text) {
        return METERS + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String concentrator(ConcentratorId concentrator) {
        return CONCENTRATORS + "?id=" + concentrator.value();
    }

    static String bridge(BridgeId bridge) {
        return BRIDGES + "/" + bridge.value();
    }

    /** The form of a concentrator that the bridge reads. */
    static String edit(BridgeId bridge, String code) {
        return add(bridge) + "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** The form of a concentrator that the bridge shall read. */
    static String add(BridgeId bridge) {
        return bridge(bridge) + "/concentrator";
    }

    /** Who is there on the concentrator's bus; only for M-Bus. */
    static String search(ConcentratorId concentrator) {
        return CONCENTRATORS + "/" + concentrator.value() + "/search";
    }

    /** A link that Vaadin's router follows without loading the page anew. */
    static Anchor link(String location, String text) {
        var link = new Anchor(location, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
