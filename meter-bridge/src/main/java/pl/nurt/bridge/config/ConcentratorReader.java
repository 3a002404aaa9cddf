package pl.nurt.bridge.config;

import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings.MBusMeter;
import pl.nurt.bridge.config.ConcentratorSettings.MBusTcp;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusTcp;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.MeterAddress;

/** The list of concentrators. */
final class ConcentratorReader {
    /** Kinds of concentrators; the YAML names them in lower case with hyphens. */
    enum Protocol {
        MBUS_TCP,
        MODBUS_TCP
    }

    private static final Pattern ENDPOINT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final MeterId NOBODY = new MeterId("00000000", null, null, null);

    private final ProfileReader profiles;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> serials = new HashSet<>();

    ConcentratorReader(ProfileReader profiles) {
        this.profiles = profiles;
    }

    List<ConcentratorSettings> read(YamlSection root) {
        return root.sections("concentrators").stream().map(this::concentrator).toList();
    }

    private ConcentratorSettings concentrator(YamlSection section) {
        var id = section.text("id");
        if (id.length() > 60) {
            section.problem("id", "must have at most 60 characters");
        }
        if (!ids.add(id)) {
            section.problem("id", "another concentrator has this id");
        }
        var protocol = section.optionalChoice("protocol", Protocol.class);
        section.require("protocol");
        var endpoint = section.parse("endpoint", "host:port", ConcentratorReader::endpoint);
        section.require("endpoint");
        var address = endpoint.orElse(InetSocketAddress.createUnresolved("invalid.", 1));
        var poll =
                section.optionalSection("poll").map(ConcentratorReader::poll).orElseGet(ConcentratorReader::usualPoll);
        var meters = section.sections("meters");
        var taken = new HashSet<Object>();
        return protocol.orElse(Protocol.MBUS_TCP) == Protocol.MBUS_TCP
                ? new MBusTcp(
                        id,
                        address,
                        poll,
                        meters.stream().map(m -> mbusMeter(m, taken)).toList())
                : new ModbusTcp(
                        id,
                        address,
                        poll,
                        meters.stream().map(m -> modbusMeter(m, taken)).toList());
    }

    private static @Nullable InetSocketAddress endpoint(String text) {
        var matcher = ENDPOINT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > 65_535 ? null : InetSocketAddress.createUnresolved(matcher.group(1), port);
    }

    private static PollSettings poll(YamlSection section) {
        var every = section.duration("every", Duration.ofMinutes(15), Duration.ofSeconds(1));
        var usualJitter = every.dividedBy(10);
        var longestJitter = Duration.ofSeconds(30);
        return new PollSettings(
                every,
                section.duration(
                        "jitter",
                        usualJitter.compareTo(longestJitter) < 0 ? usualJitter : longestJitter,
                        Duration.ZERO),
                section.duration("timeout", Duration.ofMillis(1_500), SHORTEST),
                section.optionalInteger("tries", 1, 10).orElse(3),
                section.duration("minGap", Duration.ZERO, Duration.ZERO),
                section.duration("gap", Duration.ofMillis(300), SHORTEST),
                section.duration("frame", Duration.ofSeconds(3), SHORTEST),
                section.duration("drain", Duration.ofMillis(1_200), SHORTEST),
                section.duration("connect", Duration.ofSeconds(5), SHORTEST),
                section.parse("deviceOffset", "an offset such as +01:00", ConcentratorReader::offset)
                        .orElse(ZoneOffset.ofHours(1)),
                section.duration("maxClockSkew", Duration.ofMinutes(5), Duration.ofSeconds(1)));
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PollSettings usualPoll() {
        return new PollSettings(
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                Duration.ofMillis(1_500),
                3,
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(3),
                Duration.ofMillis(1_200),
                Duration.ofSeconds(5),
                ZoneOffset.ofHours(1),
                Duration.ofMinutes(5));
    }

    private MBusMeter mbusMeter(YamlSection section, Set<Object> taken) {
        var serial = section.parse(
                "serial", "8 digits, or ident-MAN-version-medium as 31415926-APA-0A-07", ConcentratorReader::meterId);
        var secondary =
                section.parse("secondary", "8 digits, or ident-MAN-version-medium", ConcentratorReader::meterId);
        var primary = section.optionalInteger("primary", 1, 250);
        if (serial.isEmpty() && !section.has("serial")) {
            section.problem("serial", "is missing: it is compared with what answers");
        }
        serial.ifPresent(s -> unique(section, s.ident()));
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

    private ModbusMeter modbusMeter(YamlSection section, Set<Object> taken) {
        var serial = section.text("serial");
        if (serial.length() > 40) {
            section.problem("serial", "must have at most 40 characters");
        }
        unique(section, serial);
        var unit = section.integer("unit", 0, 255);
        var base = section.optionalInteger("base", 0, 0xFFFF);
        var reference = section.parse("ref", "a reference such as 40001 or 400001", ConcentratorReader::fromReference);
        if (base.isPresent() && reference.isPresent()) {
            section.problem("ref", "give either base (counted from 0) or ref");
        }
        var start = base.or(() -> reference).orElse(0);
        var name = section.text("profile");
        var profile = profiles.find(name);
        if (profile.isEmpty() && !name.isEmpty()) {
            section.problem("profile", "no such profile" + profiles.didYouMean(name));
        }
        if (!taken.add(List.of(unit, start))) {
            section.problem("unit", "another meter has this unit and base");
        }
        var map = profile.or(() -> profiles.find("nurt-simple")).orElseThrow();
        if (start + map.first() + map.length() > 0x1_0000) {
            section.problem("base", "the registers end beyond 65535");
        }
        return new ModbusMeter(serial, unit, start, map);
    }

    private void unique(YamlSection section, String serial) {
        if (!serial.isEmpty() && !serials.add(serial)) {
            section.problem("serial", "another meter has this serial number");
        }
    }

    /** Manuals count from 1 and put the kind of register in front: 40001 and 400001 are holding register 0. */
    private static @Nullable Integer fromReference(String text) {
        var reference = Integer.parseInt(text);
        for (var first : new int[] {300_001, 400_001}) {
            if (reference >= first && reference <= first + 0xFFFF) {
                return reference - first;
            }
        }
        for (var first : new int[] {30_001, 40_001}) {
            if (reference >= first && reference < first + 9_999) {
                return reference - first;
            }
        }
        return null;
    }
}
