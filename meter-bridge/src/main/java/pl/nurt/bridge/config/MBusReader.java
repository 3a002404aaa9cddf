package pl.nurt.bridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings.MBus;
import pl.nurt.bridge.config.ConcentratorSettings.MBusMeter;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.SerialSettings;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.LinkSettings;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.mbus.link.ReadOptions;

/** The meters of an M-Bus. */
final class MBusReader {
    private static final MeterId NOBODY = new MeterId("00000000", null, null, null);

    private final Serials serials;
    private final MeterKeyReader keys;

    MBusReader(Serials serials, Source source) {
        this.serials = serials;
        this.keys = new MeterKeyReader(source);
    }

    MBus read(YamlSection section, String id, Endpoint endpoint) {
        var poll = PollReader.read(section, usualTiming(section, endpoint));
        var taken = new HashSet<Integer>();
        var sections = section.sections("meters");
        List<MBusMeter> meters = sections.stream()
                .map(meter -> meter(meter, endpoint, taken, sections.size() == 1))
                .toList();
        return new MBus(id, endpoint, poll, meters);
    }

    /** A slow bus needs more time. That of a transparent gateway is set in the gateway and told here for this only. */
    private static LinkSettings usualTiming(YamlSection section, Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Serial(var ignored, var port) -> LinkSettings.usual(port.baud(), false);
            case Endpoint.Rfc2217 server -> LinkSettings.usual(server.settings().baud(), true);
            case Endpoint.Tcp ignored ->
                LinkSettings.usual(
                        section.optionalSection("line")
                                .flatMap(line -> line.optionalInteger("baud", 300, 921_600))
                                .orElse(SerialSettings.MBUS.baud()),
                        true);
        };
    }

    private MBusMeter meter(YamlSection section, Endpoint endpoint, Set<Integer> taken, boolean isOnly) {
        var serial = section.parse(
                "serial", "8 digits, or ident-MAN-version-medium as 31415926-APA-0A-07", MBusReader::meterId);
        var secondary = section.parse("secondary", SecondaryAddresses.FORM, SecondaryAddresses::parse);
        var primary = primary(section, taken, isOnly);
        if (serial.isEmpty() && !section.has("serial")) {
            section.problem("serial", "is missing: it is compared with what answers");
        }
        if (primary.isPresent() == secondary.isPresent() && !(section.has("primary") ^ section.has("secondary"))) {
            section.problem("primary", "give either primary (0-250) or secondary");
        }
        var expected = serial.orElse(NOBODY);
        if (secondary.isPresent() && serial.isPresent()) {
            var selection = secondary.get();
            if (!new MeterAddress.Secondary(selection).means(expected)) {
                section.problem("secondary", "contradicts serial");
            }
            expected = expected.manufacturer() == null && selection.isWhole() ? selection : expected;
        }
        if (serial.isPresent()) {
            serials.add(section, expected);
        }
        MeterAddress address = primary.<MeterAddress>map(MeterAddress.Primary::new)
                .orElse(new MeterAddress.Secondary(secondary.orElse(expected)));
        return new MBusMeter(expected, address, options(section, endpoint));
    }

    private static Optional<Integer> primary(YamlSection section, Set<Integer> taken, boolean isOnly) {
        var primary = section.optionalInteger("primary", 0, MeterAddress.EVERYONE);
        primary.filter(p -> !taken.add(p))
                .ifPresent(p -> section.problem("primary", "another meter of this bus has this address"));
        primary.filter(p -> p == MeterAddress.EVERYONE && !isOnly)
                .ifPresent(p -> section.problem("primary", "254 reaches every meter, so it is for a bus with one"));
        var isReserved = primary.filter(p -> p != MeterAddress.EVERYONE && !MeterAddress.namesOneMeter(p))
                .isPresent();
        if (isReserved) {
            section.problem("primary", "251 to 253 are no meter's address");
            return Optional.of(MeterAddress.EVERYONE);
        }
        return primary;
    }

    private ReadOptions options(YamlSection section, Endpoint endpoint) {
        var baud = section.parse("switchBaud", "one of " + ReadOptions.BAUDS, text -> {
            var number = Integer.valueOf(text);
            return ReadOptions.BAUDS.contains(number) ? number : null;
        });
        baud.ifPresent(b -> checkSwitch(section, endpoint, b));
        return new ReadOptions(section.flag("resetBefore", false), baud.orElse(null), keys.read(section));
    }

    private static void checkSwitch(YamlSection section, Endpoint endpoint, int baud) {
        @Nullable
        SerialSettings port = switch (endpoint) {
            case Endpoint.Serial(var ignored, var settings) -> settings;
            case Endpoint.Rfc2217 server -> server.settings();
            case Endpoint.Tcp ignored -> null;
        };
        if (port == null) {
            section.problem("switchBaud", "the speed of a transparent gateway is set in the gateway");
        } else if (baud <= port.baud() || !ReadOptions.BAUDS.contains(port.baud())) {
            section.problem("switchBaud", "must be faster than the line, and the line's one a meter can go back to");
        }
    }

    private static @Nullable MeterId meterId(String text) {
        return MeterId.parse(text).orElse(null);
    }
}
