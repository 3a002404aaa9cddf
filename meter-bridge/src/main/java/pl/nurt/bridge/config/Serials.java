package pl.nurt.bridge.config;

import java.util.HashSet;
import java.util.Set;

/** The serial numbers of a whole configuration: no meter may stand in it twice. */
final class Serials {
    private final Set<String> taken = new HashSet<>();

    void add(YamlSection meter, String serial) {
        if (!serial.isEmpty() && !taken.add(serial)) {
            meter.problem("serial", "another meter has this serial number");
        }
    }
}
