package pl.nurt.platform.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Settings that an earlier version read and this one does not: whoever still has one is told so at each start, and what takes its place. */
@Component
class GoneSettings {
    private static final Logger log = LoggerFactory.getLogger(GoneSettings.class);

    private static final Map<String, String> INSTEAD = Map.of(
            "NURT_FORWARD_HEADERS",
            "NURT_PROXIES names the addresses or networks of proxies whose word on a caller's address and scheme is taken; without it everybody"
                    + " counts as the proxy");

    GoneSettings(Environment settings) {
        INSTEAD.forEach((name, instead) -> {
            if (settings.containsProperty(name)) {
                log.warn("{} is no longer read: {}", name, instead);
            }
        });
    }
}
