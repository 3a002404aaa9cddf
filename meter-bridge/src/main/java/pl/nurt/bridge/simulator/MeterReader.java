package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ProfileReader;
import pl.nurt.bridge.config.YamlSection;
import pl.nurt.bridge.mbus.MeterId;

/** The meters of a park's file. */
final class MeterReader {
    private static final MeterId NOBODY = new MeterId("00000000", "APA", 0, 7);
    /** What a new meter has until somebody gives it another one: several on a bus may have it. */
    private static final int UNCONFIGURED = 0;
    /** Twice what a master has to follow. */
    private static final int LONGEST_CHAIN = 32;

    private static final int HIGHEST_REGISTER = 0xFFFF;

    private final ProfileReader profiles;
    private final Set<MeterId> ids = new HashSet<>();
    private final List<InitialFault> faults = new ArrayList<>();

    MeterReader(ProfileReader profiles) {
        this.profiles = profiles;
    }

    List<InitialFault> faults() {
        return faults;
    }

    List<MeterSpec> onBus(YamlSection gateway) {
        var taken = new HashSet<Integer>();
        return gateway.sections("meters").stream()
                .flatMap(section -> {
                    var address = section.optionalInteger("primary", UNCONFIGURED, 250)
                            .orElse(UNCONFIGURED);
                    var telegrams = section.optionalInteger("telegrams", 1, LONGEST_CHAIN)
                            .orElse(1);
                    var step = address == UNCONFIGURED ? 0 : 1;
                    var row = row(section, meter(section, address, telegrams, key(section)), step, 0);
                    for (var meter : row) {
                        if (meter.address() > 250) {
                            section.problem("count", "there are no primary addresses above 250");
                        } else if (meter.address() != UNCONFIGURED && !taken.add(meter.address())) {
                            section.problem("primary", "given twice");
                        }
                    }
                    return row.stream();
                })
                .toList();
    }

    List<MeterSpec> inUnits(YamlSection slave) {
        var taken = new HashSet<List<Integer>>();
        return slave.optionalSections("meters").stream()
                .flatMap(section -> {
                    var step = section.optionalInteger("baseStep", 1, HIGHEST_REGISTER)
                            .orElse(0);
                    var first = meter(section, section.integer("unit", 0, 255), 1, null);
                    var row = row(section, inRegisters(section, first), step == 0 ? 1 : 0, step);
                    for (var meter : row) {
                        var registers = Objects.requireNonNull(meter.registers());
                        if (meter.address() > 255) {
                            section.problem("count", "there are no units above 255");
                        } else if (!taken.add(List.of(meter.address(), registers.base()))) {
                            section.problem("unit", "another meter has this unit and base");
                        } else if (registers.base() + registers.profile().end() > HIGHEST_REGISTER + 1) {
                            section.problem("base", "the registers end beyond 65535");
                        }
                    }
                    return row.stream();
                })
                .toList();
    }

    private MeterSpec inRegisters(YamlSection section, MeterSpec meter) {
        var name = section.optionalText("registers").orElse("nurt-simple");
        var known = profiles.find(name);
        if (known.isEmpty()) {
            section.problem("registers", "no such profile" + profiles.didYouMean(name));
        }
        var scale = section.optionalDecimal("scale").filter(number -> number.signum() > 0);
        var profile = known.or(() -> profiles.find("nurt-simple")).orElseThrow();
        var own = scale.map(profile::withScale).orElse(profile);
        if (!own.volume().isScaled()) {
            section.problem("scale", "is missing: this profile leaves the m3 per unit to the meter");
        }
        return meter.withRegisters(
                section.optionalInteger("base", 0, HIGHEST_REGISTER).orElse(0), own);
    }

    /** The meters of the {@code n}th copy of a concentrator; copy 0 is the original. */
    List<MeterSpec> copy(YamlSection concentrator, List<MeterSpec> original, int n) {
        if (n == 0) {
            return original;
        }
        var copies = original.stream()
                .map(meter -> meter.next(n * original.size(), 0, 0))
                .toList();
        if (!copies.stream().map(MeterSpec::id).allMatch(ids::add)) {
            concentrator.problem("count", "the numbers of the copies' meters run into other meters' numbers");
        }
        return copies;
    }

    /** {@code count} equal meters, whose numbers and places count on. */
    private List<MeterSpec> row(YamlSection section, MeterSpec first, int addressStep, int baseStep) {
        var count = section.optionalInteger("count", 1, 250).orElse(1);
        var row = IntStream.range(0, count)
                .mapToObj(n -> first.next(n, n * addressStep, n * baseStep))
                .toList();
        if (!first.id().equals(NOBODY) && !row.stream().map(MeterSpec::id).allMatch(ids::add)) {
            section.problem("ident", "another meter has this number");
        }
        section.optionalChoice("fault", Fault.class)
                .ifPresent(fault -> row.forEach(meter -> faults.add(new InitialFault.OfMeter(meter.id(), fault))));
        return row;
    }

    private static MeterSpec meter(YamlSection section, int address, int telegrams, @Nullable SecretKeySpec key) {
        var ident = section.text("ident");
        var manufacturer = section.optionalText("manufacturer").orElse("APA");
        var version = section.optionalInteger("version", 0, 255).orElse(0x0A);
        var medium = section.optionalInteger("medium", 0, 255).orElse(0x07);
        var id = MeterId.parse("%s-%s-%02X-%02X".formatted(ident, manufacturer, version, medium))
                .filter(any -> ident.matches("[0-9]{8}"));
        if (id.isEmpty()) {
            section.problem("ident", "must be 8 digits, with a manufacturer of three letters");
        }
        return new MeterSpec(id.orElse(NOBODY), address, flow(section), telegrams, key, null);
    }

    private static MeterSpec.Flow flow(YamlSection section) {
        var startAt = section.optionalInstant("startAt");
        section.require("startAt");
        return new MeterSpec.Flow(
                decimal(section, "startIndexM3", 3),
                startAt.orElse(Instant.EPOCH),
                decimal(section, "dailyM3", 6),
                section.optionalChoice("profile", UseProfile.class).orElse(UseProfile.HOUSEHOLD),
                section.optionalSection("tap")
                        .map(MeterReader::tap)
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static BigDecimal decimal(YamlSection section, String key, int scale) {
        var value = section.optionalDecimal(key);
        section.require(key);
        var number = value.orElse(BigDecimal.ZERO);
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > scale || number.precision() > 12) {
            section.problem(key, "must be at least 0 with at most " + scale + " decimals");
            return BigDecimal.ZERO;
        }
        return number;
    }

    private static MeterSpec.Tap tap(YamlSection section) {
        var from = section.optionalInstant("from");
        section.require("from");
        return new MeterSpec.Tap(
                from.orElse(Instant.EPOCH),
                section.duration("for", Duration.ofMinutes(30), Duration.ofSeconds(1)),
                section.integer("litresPerMinute", 1, 10_000));
    }

    private static @Nullable SecretKeySpec key(YamlSection section) {
        return section.parse(
                        "key",
                        "a key of 32 hexadecimal digits",
                        text -> text.matches("[0-9A-Fa-f]{32}")
                                ? new SecretKeySpec(HexFormat.of().parseHex(text), "AES")
                                : null)
                .orElse(null);
    }
}
