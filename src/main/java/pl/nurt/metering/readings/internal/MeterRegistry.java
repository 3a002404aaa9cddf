package pl.nurt.metering.readings.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The meters by what they say of themselves, remembered until the registry changes.
 *
 * <p>Never behind what is committed: the registry's version is read for each batch, and a change of the registry raises it in its
 * own transaction (V0023). What is not registered is not remembered, so the memory holds at most all meters.
 */
@Component
class MeterRegistry {
    private final DeviceRepository devices;
    private volatile Remembered remembered = new Remembered(0, Map.of());

    MeterRegistry(DeviceRepository devices) {
        this.devices = devices;
    }

    /** What is known under a version of the registry, or a later one. */
    private record Remembered(long version, Map<String, RegisteredMeter> meters) {}

    /** The registered ones among the identifications. */
    Map<String, RegisteredMeter> meters(Collection<String> identifications) {
        var memory = atVersion(devices.registryVersion()).meters();
        var found = new HashMap<String, RegisteredMeter>();
        var unknown = new ArrayList<String>();
        for (var identification : identifications) {
            var meter = memory.get(identification);
            if (meter == null) {
                unknown.add(identification);
            } else {
                found.put(identification, meter);
            }
        }
        if (!unknown.isEmpty()) {
            var registered = devices.registered(unknown);
            memory.putAll(registered);
            found.putAll(registered);
        }
        return found;
    }

    private Remembered atVersion(long version) {
        var now = remembered;
        if (now.version() != version) {
            now = new Remembered(version, new ConcurrentHashMap<>());
            remembered = now;
        }
        return now;
    }
}
