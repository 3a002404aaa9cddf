package pl.nurt.bridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings.MBus;
import pl.nurt.bridge.config.ConcentratorSettings.MBusMeter;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.MeterAddress;

/** The meters of an M-Bus. */
final class MBusReader {
    private static final MeterId NOBODY = new MeterId("00000000", null, null, null);

    private final Serials serials;

    MBusReader(Serials serials) {
        this.serials = serials;
    }

    MBus read(YamlSection section, String id, Endpoint endpoint) {
        var taken = new HashSet<Integer>();
        List<MBusMeter> meters = section.sections("meters").stream()
                .map(meter -> meter(meter, taken))
                .toList();
        return new MBus(id, endpoint, PollReader.read(section), meters);
    }

    private MBusMeter meter(YamlSection section, Set<Integer> taken) {
        var serial = section.parse(
                "serial", "8 digits, or ident-MAN-version-medium as 31415926-APA-0A-07", MBusReader::meterId);
        var secondary = section.parse("secondary", "8 digits, or ident-MAN-version-medium", MBusReader::meterId);
        var primary = section.optionalInteger("primary", 1, 250);
        if (serial.isEmpty() && !section.has("serial")) {
            section.problem("serial", "is missing: it is compared with what answers");
        }
        serial.ifPresent(s -> serials.add(section, s.ident()));
        if (primary.isPresent() == secondary.isPresent() && !(section.has("primary") ^ section.has("secondary"))) {
            section.problem("primary", "give either primary (1-250) or secondary");
        }
        primary.filter(p -> !taken.add(p))
                .ifPresent(p -> section.problem("primary", "another meter of this bus has this address"));
        var expected = serial.orElse(NOBODY);
        if (secondary.isPresent() && serial.isPresent()) {
            var more = secondary.get();
            if (!more.matches(expected) && !expected.matches(more)) {
                section.problem("secondary", "contradicts serial");
            }
            expected = expected.manufacturer() == null ? more : expected;
        }
        MeterAddress address = primary.<MeterAddress>map(MeterAddress.Primary::new)
                .orElse(new MeterAddress.Secondary(secondary.orElse(expected)));
        return new MBusMeter(expected, address);
    }

    private static @Nullable MeterId meterId(String text) {
        return MeterId.parse(text).orElse(null);
    }
}
