package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterKey;

/** The key of a meter's encrypted telegrams: in a file of its own, or in an environment variable. No message repeats what stands there. */
final class MeterKeyReader {
    private static final int LONGEST_FILE = 100;

    private final Source source;

    MeterKeyReader(Source source) {
        this.source = source;
    }

    @Nullable
    MeterKey read(YamlSection meter) {
        if (meter.has("key")) {
            meter.problem("key", "a key does not belong into this file: name a file (keyFile) or a variable (keyEnv)");
            return null;
        }
        var file = meter.optionalText("keyFile");
        var variable = meter.optionalText("keyEnv");
        if (file.isPresent() && variable.isPresent()) {
            meter.problem("keyEnv", "give either keyFile or keyEnv");
            return null;
        }
        if (file.isPresent()) {
            return inFile(meter, file.get());
        }
        return variable.map(name -> usable(meter, "keyEnv", Optional.ofNullable(System.getenv(name))))
                .orElse(null);
    }

    private @Nullable MeterKey inFile(YamlSection meter, String name) {
        try {
            var file = source.folder().resolve(name).normalize();
            if (source.ofPortal() && !file.startsWith(source.folder().normalize())) {
                meter.problem("keyFile", "must be in the bridge's own folder");
                return null;
            }
            var isKey = Files.size(file) <= LONGEST_FILE;
            return usable(
                    meter,
                    "keyFile",
                    isKey ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)) : Optional.empty());
        } catch (IOException | InvalidPathException e) {
            meter.problem("keyFile", "this file cannot be read");
            return null;
        }
    }

    private static @Nullable MeterKey usable(YamlSection meter, String setting, Optional<String> text) {
        var key = text.map(String::strip).flatMap(MeterKey::parse);
        if (key.isEmpty()) {
            meter.problem(setting, "no key of 32 hexadecimal digits is there");
        }
        return key.orElse(null);
    }
}
