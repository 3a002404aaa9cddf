package pl.nurt.telemetry.configuration.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pl.nurt.telemetry.configuration.DeviceProfile;
import tools.jackson.databind.JsonNode;

/** Which device profiles a bridge has: those that it comes with, and those of its configuration, which may replace them. */
public final class DeviceProfiles {
    public static final List<DeviceProfile> SHIPPED = List.of(
            scaled("abb-aquamaster"),
            counter("adam-counter"),
            plain("adfweb"),
            plain("anybus-10"),
            scaled("intesis"),
            scaled("kamstrup-x03"),
            scaled("mag-8000"),
            plain("nurt-simple"),
            counter("pulse-16"),
            counter("pulse-32"),
            scaled("sharky-775"),
            scaled("sharky-775-input"));

    /** Each of these leads to m³ by itself. */
    private static final List<String> SCALES = List.of("scale", "unit", "exponentAt", "unitAt");

    private DeviceProfiles() {}

    private static DeviceProfile plain(String name) {
        return new DeviceProfile(name, false, false, false);
    }

    private static DeviceProfile scaled(String name) {
        return new DeviceProfile(name, true, false, false);
    }

    private static DeviceProfile counter(String name) {
        return new DeviceProfile(name, true, true, false);
    }

    /** By name. @param own {@code profiles} of a configuration */
    static List<DeviceProfile> with(Stream<Map.Entry<String, JsonNode>> own) {
        var all = new ArrayList<DeviceProfile>();
        own.forEach(entry ->
                all.add(own(entry.getKey(), entry.getValue().path("registers").path(0))));
        SHIPPED.stream()
                .filter(shipped -> all.stream().noneMatch(one -> one.name().equals(shipped.name())))
                .toList()
                .forEach(all::add);
        all.sort(Comparator.comparing(DeviceProfile::name));
        return List.copyOf(all);
    }

    private static DeviceProfile own(String name, JsonNode map) {
        return new DeviceProfile(name, SCALES.stream().noneMatch(map::has), map.has("counter"), true);
    }
}
