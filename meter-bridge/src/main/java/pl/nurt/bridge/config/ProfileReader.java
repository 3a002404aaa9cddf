package pl.nurt.bridge.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.modbus.ByteOrder;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.modbus.RegisterType;

/** Register maps: the shipped ones and those of a configuration, which may replace them. */
final class ProfileReader {
    private static final int HIGHEST_OFFSET = 0xFFFF;

    private final Map<String, RegisterProfile> profiles = new TreeMap<>();

    ProfileReader() {
        try (var shipped = ProfileReader.class.getResourceAsStream("/pl/nurt/bridge/profiles.yaml")) {
            if (shipped == null) {
                throw new IllegalStateException("the shipped profiles are not on the classpath");
            }
            var text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            YamlFile.read("profiles.yaml", text, root -> {
                root.optionalSection("profiles").ifPresent(this::read);
                return this;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<RegisterProfile> find(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    String didYouMean(String name) {
        return Spelling.didYouMean(name, new TreeSet<>(profiles.keySet()));
    }

    void read(YamlSection section) {
        for (var name : section.names()) {
            section.optionalSection(name).ifPresent(profile -> read(name, profile));
        }
    }

    private void read(String name, YamlSection profile) {
        var registers = profile.sections("registers");
        for (var register : registers) {
            map(name, register).ifPresent(p -> profiles.put(name, p));
        }
        if (registers.size() > 1) {
            profile.problem("registers", "one volume per profile is supported");
        }
    }

    private Optional<RegisterProfile> map(String name, YamlSection register) {
        if (!register.text("quantity").equals("volume")) {
            register.problem("quantity", "must be volume");
        }
        var function = register.optionalInteger("fc", 3, 4).orElse(3);
        var scale = register.optionalDecimal("scale");
        var exponentAt = register.optionalInteger("exponentAt", 0, HIGHEST_OFFSET)
                .map(offset -> new RegisterProfile.Field(offset, RegisterType.I16, ByteOrder.ABCD))
                .orElse(null);
        if (scale.isPresent() == (exponentAt != null)) {
            register.problem("scale", "give either scale (m3 per unit, as \"0.001\") or exponentAt");
        }
        var profile = new RegisterProfile(
                name,
                function,
                field(register),
                scale.orElse(BigDecimal.ONE),
                exponentAt,
                register.optionalSection("serialAt").map(ProfileReader::field).orElse(null),
                timeAt(register),
                register.optionalSection("qualityAt")
                        .map(ProfileReader::quality)
                        .orElse(null));
        if (profile.length() > RegisterProfile.LARGEST_BLOCK) {
            register.problem("offset", "the registers span more than the 125 that one answer can hold");
            return Optional.empty();
        }
        return Optional.of(profile);
    }

    private static RegisterProfile.Field field(YamlSection section) {
        var type = section.optionalChoice("type", RegisterType.class);
        section.require("type");
        var order = section.parse("order", "ABCD, CDAB, BADC or DCBA", ProfileReader::order)
                .orElse(ByteOrder.ABCD);
        return new RegisterProfile.Field(
                section.integer("offset", 0, HIGHEST_OFFSET), type.orElse(RegisterType.U16), order);
    }

    private static @Nullable ByteOrder order(String text) {
        for (var order : ByteOrder.values()) {
            if (order.name().equals(text.toUpperCase(Locale.ROOT))) {
                return order;
            }
        }
        return null;
    }

    private static RegisterProfile.@Nullable Field timeAt(YamlSection register) {
        register.parse("timeType", "unix32", text -> text.equals("unix32") ? text : null);
        return register.optionalInteger("timeAt", 0, HIGHEST_OFFSET)
                .map(offset -> new RegisterProfile.Field(offset, RegisterType.U32, ByteOrder.ABCD))
                .orElse(null);
    }

    private static RegisterProfile.Quality quality(YamlSection section) {
        return new RegisterProfile.Quality(
                section.integer("offset", 0, HIGHEST_OFFSET),
                section.integer("mask", 0, 0xFFFF),
                section.integer("expected", 0, 0xFFFF));
    }
}
