package pl.nurt.metering.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.modulith.NamedInterface;
import pl.nurt.metering.MeterId;

/** Ways to the pages of this room. */
@NamedInterface("ui")
public final class MeteringNavigation {
    static final String METERS = "office/meters";
    static final String QUARANTINE = "office/quarantine";

    private MeteringNavigation() {}

    public static String meter(MeterId meter) {
        return METERS + "/" + meter.value();
    }

    public static String metersWith(String text) {
        return METERS + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
