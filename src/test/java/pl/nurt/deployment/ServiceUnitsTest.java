package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services' files as systemd reads them: key and values, a backslash goes on, an empty value begins anew. */
class ServiceUnitsTest {
    private static final String PORTAL = "deploy/systemd/nurt-portal.service";
    private static final Map<String, String> WALLS = Map.ofEntries(
            Map.entry("DynamicUser", "yes"),
            Map.entry("NoNewPrivileges", "yes"),
            Map.entry("CapabilityBoundingSet", ""),
            Map.entry("AmbientCapabilities", ""),
            Map.entry("ProtectSystem", "strict"),
            Map.entry("ProtectHome", "yes"),
            Map.entry("ProtectProc", "invisible"),
            Map.entry("PrivateTmp", "yes"),
            Map.entry("PrivateUsers", "yes"),
            Map.entry("ProtectKernelModules", "yes"),
            Map.entry("ProtectKernelTunables", "yes"),
            Map.entry("ProtectControlGroups", "yes"),
            Map.entry("RestrictNamespaces", "yes"),
            Map.entry("RestrictSUIDSGID", "yes"),
            Map.entry("LockPersonality", "yes"),
            Map.entry("SystemCallArchitectures", "native"),
            Map.entry("UMask", "0077"),
            Map.entry("StateDirectoryMode", "0700"));

    @ParameterizedTest
    @ValueSource(strings = {PORTAL, "meter-bridge/systemd/nurt-meter-bridge.service"})
    void a_service_has_walls_and_limits(String unit) throws IOException {
        var service = read(unit);

        WALLS.forEach((key, value) -> assertThat(service.get(key)).as(key).isEqualTo(List.of(value)));
        assertThat(service).containsKeys("MemoryMax", "TasksMax", "LimitNOFILE", "LoadCredential", "Restart");
        assertThat(service.get("SystemCallFilter")).contains("@system-service", "~@privileged @resources @obsolete");
        // Java finds the limit of its memory in what ProcSubset hides.
        assertThat(service).doesNotContainKeys("User", "PermissionsStartOnly", "ProcSubset");
    }

    @ParameterizedTest
    @ValueSource(strings = {PORTAL})
    void no_password_is_in_the_environment(String unit) throws IOException {
        assertThat(read(unit).get("Environment"))
                .noneMatch(setting -> setting.toLowerCase(Locale.ROOT).contains("password"));
        assertThat(read(unit).get("LoadCredential"))
                .anyMatch(secret -> secret.startsWith("spring.datasource.password:"));
    }

    @Test
    void the_portal_starts_without_a_password_for_metrics_and_its_head_names_each_file_it_needs() throws IOException {
        var service = read(PORTAL);
        var files = new HashMap<String, String>();
        for (var credential : service.getOrDefault("LoadCredential", List.of())) {
            var parts = credential.split(":", 2);
            files.put(parts[0], parts[1]);
        }

        assertThat(files)
                .containsOnlyKeys("spring.datasource.password", "spring.flyway.password", "nurt.metrics.password");
        files.forEach((name, file) -> assertThat(file).isEqualTo("/etc/nurt/secrets/" + name));
        // The only one without which the portal can work; systemd does not start a service whose file is missing,
        // unless there is a value instead.
        assertThat(service.get("SetCredential")).containsExactly("nurt.metrics.password:\\n");
        assertThat(service.get("Environment")).contains("NURT_SECRETS=%d");
        assertThat(service.get("EnvironmentFile")).containsExactly("/etc/nurt/portal.env");

        var head = head(PORTAL);
        assertThat(head).contains(files.keySet());
        assertThat(head)
                .contains(
                        "NURT_DATABASE_URL=",
                        "NURT_DATABASE_USER=nurt",
                        "SPRING_FLYWAY_USER=nurt_migration",
                        "NURT_HOSTS=",
                        "NURT_PROXIES=");
        var settings = Files.readString(Path.of("main/resources/application.properties"));
        for (var setting :
                List.of("NURT_DATABASE_URL", "NURT_DATABASE_USER", "NURT_HOSTS", "NURT_PROXIES", "NURT_SECRETS")) {
            assertThat(settings).contains("${" + setting + ":");
        }
    }

    @Test
    void what_is_started_to_be_tried_is_reached_from_this_machine_alone() throws IOException {
        assertThat(Files.readString(Path.of("../commands/run.sh"))).contains(" address=127.0.0.1 ");
        assertThat(Files.readString(Path.of("../commands/processes.sh")))
                .contains("SERVER_ADDRESS=${address:-127.0.0.1} ");
        assertThat(read(PORTAL).get("Environment")).contains("SERVER_ADDRESS=127.0.0.1");
    }

    /** The bridge's second wall is the operator's to fill in; a unit without the lines would not remind of it. */
    @Test
    void the_bridges_unit_has_a_place_for_the_networks_it_may_reach() throws IOException {
        assertThat(Files.readString(Path.of("../meter-bridge/systemd/nurt-meter-bridge.service")))
                .contains("\n# IPAddressDeny=any\n# IPAddressAllow=");
    }

    /** The comment at the head, which operators follow. */
    private static String head(String unit) throws IOException {
        return Files.readString(Path.of("..").resolve(unit))
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    /** The keys of the section [Service]. */
    private static Map<String, List<String>> read(String unit) throws IOException {
        var text = Files.readString(Path.of("..").resolve(unit)).replace("\\\n", " ");
        var found = new HashMap<String, List<String>>();
        var section = "";
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = line;
            } else if (section.equals("[Service]")) {
                var parts = line.split("=", 2);
                assertThat(parts).as(line).hasSize(2);
                found.computeIfAbsent(parts[0].strip(), key -> new ArrayList<>())
                        .add(parts[1].strip());
            }
        }
        return found;
    }
}
