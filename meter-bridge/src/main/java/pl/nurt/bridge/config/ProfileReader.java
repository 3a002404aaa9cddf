package pl.nurt.bridge.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import pl.nurt.bridge.modbus.RegisterProfile;

/** Register maps by name: the shipped ones, one in each file, and those of a configuration, which may replace them. */
public final class ProfileReader {
    /** A jar cannot be asked what is in a folder of it. */
    static final List<String> SHIPPED = List.of(
            "abb-aquamaster",
            "adam-counter",
            "adfweb",
            "anybus-10",
            "intesis",
            "kamstrup-x03",
            "mag-8000",
            "nurt-simple",
            "pulse-16",
            "pulse-32",
            "sharky-775",
            "sharky-775-input");

    /** The shipped ones that were asked for before. */
    private static final Map<String, RegisterProfile> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, RegisterProfile> profiles = new HashMap<>();
    /** Those of the configuration that no meter has asked for yet, with the section that holds them. */
    private final Map<String, YamlSection> unused = new HashMap<>();

    /** The profiles of a configuration. */
    public void read(YamlSection section) {
        for (var name : section.names()) {
            section.optionalSection(name)
                    .flatMap(profile -> RegisterMapReader.read(name, profile))
                    .ifPresent(profile -> profiles.put(name, profile));
            unused.put(name, section);
        }
    }

    /** To be called when all meters were read. */
    void warnOfUnused() {
        unused.forEach((name, section) -> section.warning(name, "no meter uses this profile"));
    }

    public Optional<RegisterProfile> find(String name) {
        unused.remove(name);
        if (SHIPPED.contains(name)) {
            profiles.computeIfAbsent(name, n -> KNOWN.computeIfAbsent(n, ProfileReader::shipped));
        }
        return Optional.ofNullable(profiles.get(name));
    }

    /** {@code , did you mean 'x'?} or nothing. */
    public String didYouMean(String name) {
        var names = new TreeSet<>(profiles.keySet());
        names.addAll(SHIPPED);
        return Spelling.didYouMean(name, names);
    }

    private static RegisterProfile shipped(String name) {
        var file = "/pl/nurt/bridge/profiles/" + name + ".yaml";
        try (var in = ProfileReader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the classpath");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return YamlFile.read(name + ".yaml", text, root -> RegisterMapReader.read(name, root))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
