package pl.nurt.bridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.nurt.bridge.mbus.MeterId;

/**
 * The serial numbers of a whole configuration: no meter may stand in it twice. Makers number their meters on their own, so equal numbers are
 * two meters where maker, version or medium are given and differ.
 */
final class Serials {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, List<MeterId>> byNumber = new HashMap<>();

    void add(YamlSection meter, String serial) {
        if (!serial.isEmpty() && (!taken.add(serial) || byNumber.containsKey(serial))) {
            refuse(meter);
        }
    }

    void add(YamlSection meter, MeterId id) {
        var others = byNumber.computeIfAbsent(id.ident(), number -> new ArrayList<>());
        if (taken.contains(id.ident()) || others.stream().anyMatch(other -> isSame(other, id))) {
            refuse(meter);
        }
        others.add(id);
    }

    /** Whole addresses select what they say, to the last bit. */
    private static boolean isSame(MeterId one, MeterId other) {
        return one.isWhole() && other.isWhole() ? one.equals(other) : one.matches(other) || other.matches(one);
    }

    private static void refuse(YamlSection meter) {
        meter.problem("serial", "another meter has this serial number");
    }
}
