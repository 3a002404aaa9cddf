package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that the build makes, and under which licences its parts are. {@code -Dnurt.licences.write=true} writes docs/licences.md anew. */
class SupplyChainTest {
    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path OF_THE_BRIDGE = Path.of("../meter-bridge").resolve(BILL);
    private static final Path LIST = Path.of("../docs/licences.md");
    /** What a utility may use and pass on without asking anybody; weak copyleft stays in the libraries themselves. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i).*(apache|mit|bsd|isc|mpl|mozilla|epl|eclipse|edl|cddl|lgpl|lesser|bouncy|unicode|icu|cc0|public domain|universal permissive|upl"
                    + "|postgresql|blueoak|ofl|python-2|cc-by-4|classpath|unlicense|w3c|bc license|openldap|go license|saxpath|dom4j|json license).*");

    @Test
    void the_bill_names_what_the_portal_is_made_of() throws IOException {
        var names = names(BILL);

        assertThat(names)
                .contains("spring-security-web", "bcprov-jdk18on", "postgresql", "flow-server", "tomcat-embed-core")
                // Nothing that helps while building is there to be switched on.
                .doesNotContain("vaadin-dev", "vaadin-dev-server", "spring-boot-devtools");
        assertThat(bill(BILL).path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(names(OF_THE_BRIDGE))
                .contains("j2mod", "sqlite-jdbc", "picocli", "logback-classic")
                .doesNotContain("flow-server", "postgresql");
    }

    private static Set<String> names(Path bill) throws IOException {
        return components(bill).map(part -> part.path("name").asString()).collect(Collectors.toSet());
    }

    @Test
    void every_part_has_a_licence_that_a_utility_may_use() throws IOException {
        assertThat(licences())
                .isNotEmpty()
                .allSatisfy((licence, parts) ->
                        assertThat(licence).as(parts.toString()).matches(ALLOWED));
    }

    @Test
    void the_list_of_licences_is_up_to_date() throws IOException {
        if (Boolean.getBoolean("nurt.licences.write")) {
            Files.writeString(LIST, list());
        }
        assertThat(Files.readString(LIST)).isEqualTo(list());
    }

    /** As CI asks, with a Trivy of the test's own that says what is to be said. */
    @ParameterizedTest
    @CsvSource({
        "0, '', 0, No serious vulnerability is known",
        "3, '', 1, Vulnerabilities are known",
        "1, '', 2, NOT SCANNED",
        "1, --if-possible, 0, NOT SCANNED",
        "3, --if-possible, 1, Vulnerabilities are known"
    })
    void what_the_portal_is_made_of_is_scanned_and_a_scan_that_was_none_says_so(
            int trivy, String option, int code, String said, @TempDir Path folder)
            throws IOException, InterruptedException {
        var asked = folder.resolve("asked");
        var scanner =
                Files.writeString(folder.resolve("trivy"), "#!/bin/sh\necho \"$*\" >>" + asked + "\nexit " + trivy);
        assertThat(scanner.toFile().setExecutable(true)).isTrue();

        assertThat(scan(folder, option)).satisfies(answer -> {
            assertThat(answer.said()).contains(said);
            assertThat(answer.code()).isEqualTo(code);
        });
        assertThat(Files.readAllLines(asked))
                .hasSize(3)
                .allMatch(line -> line.contains("--severity HIGH,CRITICAL --exit-code 3"))
                .anyMatch(line -> line.startsWith("sbom src/"))
                .anyMatch(line -> line.startsWith("sbom meter-bridge/"))
                .anyMatch(line -> line.contains("package-lock.json"));
        assertThat(Files.readString(Path.of("../.ci/run"))).contains("./nurt scan --if-possible");
    }

    private record Answer(int code, String said) {}

    private static Answer scan(Path programs, String option) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("../nurt", "scan"));
        if (!option.isEmpty()) {
            command.add(option);
        }
        var scan = new ProcessBuilder(command);
        scan.environment().merge("PATH", programs.toString(), (path, own) -> own + ":" + path);
        var process = scan.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    private static String list() throws IOException {
        var text = new StringBuilder("""
                # Licences
                Written by `SupplyChainTest` (`-Dnurt.licences.write=true`) from the bill of materials and `package-lock.json`; versions stand there.

                | licence | parts |
                |---|---|
                """);
        licences()
                .forEach((licence, parts) -> text.append("| %s | %s |\n".formatted(licence, String.join(", ", parts))));
        return text.toString();
    }

    private static Map<String, Set<String>> licences() throws IOException {
        var licences = new TreeMap<String, Set<String>>(String.CASE_INSENSITIVE_ORDER);
        Stream.concat(components(BILL), components(OF_THE_BRIDGE))
                .forEach(part -> licences.computeIfAbsent(licence(part), one -> new TreeSet<>())
                        .add(part.path("name").asString()));
        var lock = JsonMapper.shared().readTree(Files.readString(Path.of("../package-lock.json")));
        lock.path("packages").properties().forEach(entry -> {
            if (!entry.getKey().isEmpty()) {
                licences.computeIfAbsent(entry.getValue().path("license").asString("none"), one -> new TreeSet<>())
                        .add(entry.getKey().replaceFirst(".*node_modules/", ""));
            }
        });
        return licences;
    }

    private static String licence(JsonNode part) {
        var names = new TreeSet<String>();
        part.path("licenses").forEach(one -> {
            var licence = one.path("license");
            names.add(
                    one.has("expression")
                            ? one.path("expression").asString()
                            : licence.path("id").asString(licence.path("name").asString("none")));
        });
        return names.isEmpty() ? "none" : String.join(" or ", names);
    }

    private static Stream<JsonNode> components(Path bill) throws IOException {
        return bill(bill)
                .path("components")
                .valueStream()
                .filter(part -> !part.path("group").asString("").equals("pl.nurt"));
    }

    private static JsonNode bill(Path bill) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(bill));
    }
}
