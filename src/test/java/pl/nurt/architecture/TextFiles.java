package pl.nurt.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The text files of all rooms, by language; and the keys that stand in them more than once. */
record TextFiles(Map<String, Map<String, String>> byLanguage, Set<String> doubled) {
    private static final Pattern NAME = Pattern.compile(".+_(pl|en)\\.properties");

    static TextFiles read(Path folder) {
        var byLanguage = new HashMap<String, Map<String, String>>();
        var doubled = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    var all = byLanguage.computeIfAbsent(name.group(1), language -> new TreeMap<>());
                    read(file, all, doubled);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new TextFiles(byLanguage, doubled);
    }

    private static void read(Path file, Map<String, String> all, Set<String> doubled) throws IOException {
        // Properties keep the last of two equal keys, so each line is read by itself.
        var entry = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            entry.append(line).append('\n');
            if (line.endsWith("\\")) {
                continue;
            }
            var one = new Properties();
            one.load(new java.io.StringReader(entry.toString()));
            one.forEach((key, text) -> {
                if (all.put((String) key, (String) text) != null) {
                    doubled.add(key + " in " + file.getFileName());
                }
            });
            entry.setLength(0);
        }
    }

    Set<String> keys(String language) {
        return texts(language).keySet();
    }

    Map<String, String> texts(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }
}
