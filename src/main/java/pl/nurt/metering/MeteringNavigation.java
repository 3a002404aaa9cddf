package pl.nurt.metering;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ways to the pages of this room. */
public final class MeteringNavigation {
    public static final String METERS = "office/meters";
    public static final String QUARANTINE = "office/quarantine";

    private MeteringNavigation() {}

    public static String meter(MeterId meter) {
        return METERS + "/" + meter.value();
    }

    public static String metersWith(String text) {
        return METERS + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
