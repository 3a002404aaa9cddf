package pl.nurt.bridge.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.modbus.RegisterProfile.Volume;
import pl.nurt.bridge.modbus.Table;
import pl.nurt.bridge.modbus.TimeType;
import pl.nurt.bridge.outbox.Flag;

/**
 * One register map: what {@code bridge.example.yaml} describes.
 *
 * <p>Every place ({@code exponentAt}, {@code unitAt}, {@code serialAt}, {@code timeAt}, an element of {@code quality}) is either a bare
 * offset of a usual type, or a group with {@code offset} and, where they differ from the usual, {@code fc}, {@code type}, {@code order}.
 */
final class RegisterMapReader {
    /** m3 per unit. */
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "m3", BigDecimal.ONE,
            "hl", new BigDecimal("0.1"),
            "dal", new BigDecimal("0.01"),
            "l", new BigDecimal("0.001"),
            "dl", new BigDecimal("0.0001"),
            "ml", new BigDecimal("0.000001"),
            "us-gal", new BigDecimal("0.003785411784"),
            "ft3", new BigDecimal("0.028316846592"));

    private static final List<Flag> OF_QUALITY = List.of(
            Flag.INVALID,
            Flag.STALE,
            Flag.CLOCK_INVALID,
            Flag.METER_STATUS_BATTERY,
            Flag.METER_STATUS_PERMANENT_ERROR,
            Flag.METER_STATUS_TEMPORARY_ERROR,
            Flag.METER_STATUS_MANUFACTURER);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0x[0-9a-fA-F]{1,16}|[0-9]{1,20}");

    private final String name;
    private final YamlSection map;
    private final FieldReader fields;

    private RegisterMapReader(String name, YamlSection map) {
        this.name = name;
        this.map = map;
        this.fields = new FieldReader(Table.of(map.optionalInteger("fc", 1, 4).orElse(3)));
    }

    static Optional<RegisterProfile> read(String name, YamlSection profile) {
        var registers = profile.sections("registers");
        if (registers.size() > 1) {
            profile.problem("registers", "one volume per profile is supported");
        }
        return registers.stream().findFirst().map(map -> new RegisterMapReader(name, map).profile());
    }

    private RegisterProfile profile() {
        if (!map.text("quantity").equals("volume")) {
            map.problem("quantity", "must be volume");
        }
        var volume = volume();
        return new RegisterProfile(
                name,
                volume,
                fields.optional(map, "serialAt", "u32"),
                time(),
                map.optionalSections("quality").stream().map(this::quality).toList(),
                map.optionalSection("counter")
                        .map(counter -> counter(counter, volume))
                        .orElse(null));
    }

    private Volume volume() {
        var scale = positive(map, "scale");
        var unit = unit(map, "unit");
        var exponentAt = fields.optional(map, "exponentAt", "i16");
        var unitAt = map.optionalSection("unitAt").map(this::unitCodes).orElse(null);
        if (unit.isPresent() && unitAt != null) {
            map.problem("unit", "give either unit or unitAt");
        }
        return new Volume(
                fields.read(map, fields.usualTable(), null),
                map.optionalSection("fractionAt").map(this::fraction).orElse(null),
                scale.map(s -> s.multiply(unit.orElse(BigDecimal.ONE)))
                        .or(() -> unit)
                        .orElse(null),
                exponentAt,
                unitAt,
                map.parse("noValue", "a whole number, also as 0x…", RegisterMapReader::wholeNumber)
                        .orElse(null),
                positive(map, "resolution").orElse(Volume.LITRE));
    }

    /** A decimal number above 0. */
    static Optional<BigDecimal> positive(YamlSection section, String key) {
        return section.parse(key, "a decimal number above 0", text -> {
            var number = text.length() > 30 ? BigDecimal.ZERO : new BigDecimal(text);
            return number.signum() > 0 && Math.abs(number.scale()) <= 30 ? number : null;
        });
    }

    private static Optional<BigDecimal> unit(YamlSection section, String key) {
        return section.parse(
                key,
                "one of " + String.join(", ", UNITS.keySet().stream().sorted().toList()),
                UNITS::get);
    }

    private RegisterProfile.Fraction fraction(YamlSection section) {
        var scale = positive(section, "scale");
        section.require("scale");
        return new RegisterProfile.Fraction(fields.read(section, null), scale.orElse(BigDecimal.ONE));
    }

    private RegisterProfile.UnitCodes unitCodes(YamlSection section) {
        var codes = new HashMap<Integer, BigDecimal>();
        section.optionalSection("codes").ifPresent(group -> {
            for (var code : group.names()) {
                var number = wholeNumber(code);
                var m3 = unit(group, code);
                if (number == null || number.bitLength() > 16) {
                    group.problem(code, "a code must be a number from 0 to 65535");
                } else {
                    m3.ifPresent(found -> codes.put(number.intValueExact(), found));
                }
            }
        });
        if (codes.isEmpty()) {
            section.problem("codes", "is missing: name the unit of every code, as { 0x13: l }");
        }
        return new RegisterProfile.UnitCodes(fields.read(section, "u16"), codes);
    }

    private RegisterProfile.@Nullable Time time() {
        var stale = map.optionalSection("stale");
        var oldest = stale.filter(s -> s.has("after"))
                .map(s -> s.duration("after", Duration.ofDays(1), Duration.ofSeconds(1)))
                .orElse(null);
        var mustMove = stale.map(s -> s.flag("sameTime", false)).orElse(false);
        if (!map.has("timeAt")) {
            stale.ifPresent(s -> map.problem("stale", "needs timeAt"));
            return null;
        }
        if (!map.isGroup("timeAt")) {
            return new RegisterProfile.Time(
                    fields.usualTable(),
                    map.integer("timeAt", 0, FieldReader.HIGHEST_OFFSET),
                    TimeType.UNIX32,
                    FieldReader.USUAL_ORDER,
                    oldest,
                    mustMove);
        }
        var section = map.optionalSection("timeAt").orElseThrow();
        return new RegisterProfile.Time(
                fields.registers(section),
                section.integer("offset", 0, FieldReader.HIGHEST_OFFSET),
                section.optionalChoice("type", TimeType.class).orElse(TimeType.UNIX32),
                FieldReader.order(section),
                oldest,
                mustMove);
    }

    private RegisterProfile.Quality quality(YamlSection section) {
        var table = fields.table(section);
        var isBit = table.isBits();
        var field = fields.read(section, table, isBit ? "bits" : "u16");
        if (field.size() > 2 && !isBit) {
            section.problem("type", "must be u16 or u32");
        }
        var mask = unsigned(section, "mask").orElse(isBit ? 1L : 0xFFFF_FFFFL);
        var expected = unsigned(section, "expected").orElse(0L);
        if ((expected & ~mask) != 0) {
            section.problem("expected", "has bits that mask takes away");
        }
        var flag = section.optionalChoice("flag", Flag.class).orElse(Flag.INVALID);
        if (!OF_QUALITY.contains(flag)) {
            section.problem("flag", "is for the bridge itself to give");
        }
        return new RegisterProfile.Quality(field, mask, expected, flag);
    }

    private static Optional<Long> unsigned(YamlSection section, String key) {
        return section.parse(key, "a whole number from 0 to 0xFFFFFFFF", text -> {
            var number = wholeNumber(text);
            return number == null || number.bitLength() > 32 ? null : number.longValueExact();
        });
    }

    private RegisterProfile.Counter counter(YamlSection section, Volume volume) {
        var isBare = volume.fraction() == null && volume.exponentAt() == null && volume.unitAt() == null;
        var usual = FieldReader.capacity(volume.value());
        if (!isBare || usual.isEmpty()) {
            map.problem("counter", "is for a bare unsigned counter with a fixed scale");
        }
        var capacity = section.parse("wrapsAt", "a whole number above 99", RegisterMapReader::wholeNumber)
                .or(() -> usual)
                .orElse(BigInteger.TWO);
        if (section.has("wrapsAt") && capacity.compareTo(BigInteger.valueOf(100)) < 0) {
            section.problem("wrapsAt", "must be a whole number above 99");
        }
        var maxFlow = positive(section, "maxFlow");
        section.require("maxFlow");
        return new RegisterProfile.Counter(capacity, maxFlow.orElse(BigDecimal.ONE));
    }

    private static @Nullable BigInteger wholeNumber(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return null;
        }
        return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    }
}
