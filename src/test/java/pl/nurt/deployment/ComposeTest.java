package pl.nurt.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** compose.yaml as Docker would read it. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");

    private final Map<String, Object> compose = load();
    private final Map<String, Object> services = map(compose.get("services"));

    @Test
    void every_service_is_hardened() {
        assertThat(services).containsOnlyKeys("database", "portal", "proxy", "bridge");
        services.forEach((name, service) -> assertThat(map(service))
                .as(name)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKeys("mem_limit", "pids_limit")
                .hasEntrySatisfying(
                        "tmpfs",
                        folders -> assertThat((List<?>) folders)
                                .as("what is in them counts as memory")
                                .allSatisfy(
                                        folder -> assertThat(folder.toString()).matches("/.+:size=\\d+m")))
                .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid"));
    }

    @Test
    void images_are_named_by_digest_alone() {
        services.forEach((name, service) -> {
            var image = map(service).get("image");
            if (image != null) {
                assertThat(String.valueOf(image))
                        .as(name)
                        .containsPattern("@sha256:[0-9a-f]{64}$|^\\$\\{[A-Z_]+:\\?.*digest.*}$");
            } else {
                assertThat(map(map(map(service).get("build")).get("args")).values())
                        .as(name)
                        .hasSize(2)
                        .allSatisfy(base -> assertThat(base.toString()).contains("digest"));
            }
        });
    }

    @Test
    void one_command_says_the_digests_of_all_images(@TempDir Path folder) throws IOException, InterruptedException {
        var docker = folder.resolve("docker");
        Files.writeString(docker, """
                #!/bin/sh
                for last; do :; done
                [ "$1" = pull ] || echo "${last%%:*}@sha256:$(printf '%064d' 7)"
                """);
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        var pin = new ProcessBuilder("sh", ROOT.resolve("deploy/pin-images.sh").toString());
        pin.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        var process = pin.redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor()).as(lines.toString()).isZero();
        assertThat(lines)
                .contains("NURT_POSTGRES_IMAGE=postgres:18@sha256:" + "0".repeat(63) + "7")
                .allMatch(line -> line.matches("NURT_[A-Z]+_IMAGE=[a-z0-9:.-]+@sha256:[0-9a-f]{64}"));
        var wanted = Pattern.compile("\\$\\{(NURT_[A-Z]+_IMAGE):")
                .matcher(Files.readString(ROOT.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrderElementsOf(wanted);
        var named = Files.readString(ROOT.resolve("Dockerfile"));
        assertThat(lines.stream()
                        .filter(line ->
                                named.contains(line.replaceFirst(".*?=", "").replaceFirst("@.*", ""))))
                .as("the images of the Dockerfile are those")
                .hasSize(2);
    }

    @Test
    void only_the_proxy_can_be_reached_from_outside() {
        var published = new TreeMap<String, Object>();
        services.forEach((name, service) -> {
            if (map(service).containsKey("ports")) {
                published.put(name, map(service).get("ports"));
            }
        });
        assertThat(published).isEqualTo(Map.of("proxy", List.of("443:8443")));
        var networks = map(compose.get("networks"));
        assertThat(map(networks.get("inside"))).containsEntry("internal", true);
        assertThat(map(networks.get("data"))).containsEntry("internal", true);
        assertThat(service("database").get("networks")).isEqualTo(List.of("data"));
    }

    @Test
    void only_the_proxy_can_speak_to_the_portal_and_the_bridge_comes_as_any_other() {
        var portal = map(service("portal").get("networks"));
        assertThat(map(service("portal").get("environment")))
                .containsEntry("SERVER_ADDRESS", map(portal.get("inside")).get("ipv4_address"));
        var inside = services.keySet().stream()
                .filter(name -> networks(name).contains("inside"))
                .toList();
        assertThat(inside).containsExactlyInAnyOrder("portal", "proxy");
        assertThat(networks("bridge")).isNotEmpty().doesNotContainAnyElementsOf(portal.keySet());
    }

    private List<String> networks(String service) {
        return service(service).get("networks") instanceof List<?> names
                ? names.stream().map(Object::toString).toList()
                : List.copyOf(map(service(service).get("networks")).keySet());
    }

    @Test
    void the_portal_is_no_superuser_and_believes_the_proxy_alone() {
        var portal = map(service("portal").get("environment"));
        assertThat(portal)
                .containsEntry("NURT_DATABASE_USER", "nurt")
                .containsEntry("SPRING_FLYWAY_USER", "nurt_migration")
                .containsKey("NURT_HOSTS");
        var proxy = map(map(service("proxy").get("networks")).get("inside")).get("ipv4_address");
        assertThat(portal).containsEntry("NURT_PROXIES", proxy);
        assertThat(map(service("database").get("environment"))).doesNotContainEntry("POSTGRES_USER", "nurt");
    }

    @Test
    void no_password_stands_in_the_file() throws IOException {
        assertThat(Files.readString(ROOT.resolve("compose.yaml"))).doesNotContainPattern("(?i)password: *[a-z0-9]");
        services.forEach((name, service) -> {
            if (map(service).get("environment") instanceof Map<?, ?> environment) {
                environment.forEach((key, value) -> {
                    if (key.toString().contains("PASSWORD")) {
                        assertThat(key.toString()).as(name).endsWith("_FILE");
                    }
                });
            }
        });
    }

    @Test
    void the_proxy_has_deadlines_and_limits_and_says_itself_who_calls() throws IOException {
        var proxy = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        assertThat(proxy)
                .contains("client_header_timeout", "client_body_timeout", "client_max_body_size", "limit_conn ")
                .contains(
                        "limit_req zone=sign_in",
                        "ssl_protocols TLSv1.2 TLSv1.3;",
                        "location /actuator/ { return 404; }")
                .doesNotContain("proxy_add_x_forwarded_for");
        assertThat(Files.readString(ROOT.resolve("deploy/to-portal.conf")))
                .contains(
                        "proxy_set_header X-Forwarded-For $remote_addr;", "proxy_set_header X-Forwarded-Proto https;");
        for (var text : List.of(proxy, Files.readString(ROOT.resolve("deploy/to-portal.conf")))) {
            assertThat(text.chars().filter(c -> c == '{').count())
                    .isEqualTo(text.chars().filter(c -> c == '}').count());
        }
    }

    @Test
    void the_proxy_gathers_no_bodies_and_only_files_are_large() throws IOException {
        var proxy = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        assertThat(proxy)
                .contains("\n    proxy_request_buffering off;", "\n    client_max_body_size 2m;")
                .doesNotContain("proxy_request_buffering on");
        var larger = Pattern.compile("location (\\S+) \\{[^}]*client_max_body_size (\\w+);")
                .matcher(proxy)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
        assertThat(larger).containsExactly("/VAADIN/dynamic/resource/ 60m");
        assertThat(Files.readString(ROOT.resolve("deploy/to-portal.conf")))
                .as("else nginx gathers a chunked body all the same")
                .contains("proxy_http_version 1.1;")
                .contains("proxy_buffering off;");
    }

    /** A relay of Docker's would bring all who come by IPv6 as one caller: limits by address would hold for them together. */
    @Test
    void whoever_comes_by_ipv6_comes_as_himself() throws IOException {
        assertThat(map(map(compose.get("networks")).get("outside"))).containsEntry("enable_ipv6", true);
        assertThat(networks("proxy")).contains("outside");
        assertThat(Files.readString(ROOT.resolve("deploy/nginx.conf")))
                .contains("\n        listen 8443 ssl;\n        listen [::]:8443 ssl;\n");
        for (var told : List.of("compose.yaml", "docs/operations.md")) {
            assertThat(Files.readString(ROOT.resolve(told))).as(told).contains("{\"userland-proxy\": false}");
        }
    }

    @Test
    void one_address_cannot_take_what_the_proxy_has_for_all() throws IOException {
        var proxy = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        var ofOneAddress = 2 * number(proxy, "limit_conn connections (\\d+);");
        var ofWorker = number(proxy, "worker_connections (\\d+);");
        assertThat(ofWorker).as("if one worker has them all").isGreaterThanOrEqualTo(4 * ofOneAddress);
        assertThat(number(proxy, "worker_processes (\\d+);") * ofWorker).isGreaterThanOrEqualTo(8 * ofOneAddress);
        var files = number(proxy, "worker_rlimit_nofile (\\d+);");
        assertThat(files).as("each connection is a file").isGreaterThan(ofWorker + 1_000);
        assertThat(map(service("proxy").get("ulimits"))).containsEntry("nofile", files);
    }

    private static int number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void the_databases_log_quotes_no_row_and_no_parameter() throws IOException {
        var command = ((List<?>) requireNonNull(service("database").get("command")))
                .stream().map(Object::toString).toList();
        assertThat(command)
                .startsWith("postgres")
                .contains(
                        "-clog_error_verbosity=terse",
                        "-clog_statement=none",
                        "-clog_min_duration_statement=-1",
                        "-clog_min_duration_sample=-1",
                        "-clog_parameter_max_length=0",
                        "-clog_parameter_max_length_on_error=0");
        assertThat(Files.readString(ROOT.resolve("docs/operations.md")))
                .as("a server of one's own")
                .contains("`log_error_verbosity = terse`", "`log_min_duration_statement = -1`");
    }

    @Test
    void what_builds_the_portal_is_named_to_the_last_number_and_is_what_was_tried() throws IOException {
        var dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        var tried = Files.readString(ROOT.resolve("commands/need.sh"));
        assertThat(version(dockerfile, "npm@([^\\s;]+)"))
                .matches("\\d+\\.\\d+\\.\\d+")
                .isEqualTo(version(tried, "npm@([^\\s;]+)"));
        assertThat(version(dockerfile, "\"node-linux-.*@([^\\s\"]+)\""))
                .matches("\\d+\\.\\d+\\.\\d+")
                .isEqualTo(version(Files.readString(ROOT.resolve("nurt")), "NODE_VERSION=(\\S+)"));
    }

    private static String version(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "2001:db8::1, 2001:db8::ffff:0:0:1, true",
        "2001:db8::1, 2001:db8:0:0:5::, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "2001::1, 2001:0:0:0:5::, true",
        "2001::5:1:2:3:4, 2001:0:0:5:1::, true",
        "2001:db8:1::1, 2001:db8:1:0:5:6:7:8, true",
        "2001:db8:1::1, 2001:db8:2::1, false",
        "2001::5:1:2:3:4, 2001::5:4:3:2:1, true",
        "2001::5:1:2:3:4, 2001::6:1:2:3:4, false",
        "192.0.2.1, 192.0.2.2, false",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false"
    })
    void the_proxy_counts_a_household_of_ipv6_as_one_caller(String one, String other, boolean same) throws IOException {
        assertThat(counted(one).equals(counted(other))).isEqualTo(same);
        var proxy = Files.readString(ROOT.resolve("deploy/nginx.conf"));
        assertThat(proxy.lines().filter(line -> line.matches(" *limit_(conn|req)_zone .*")))
                .hasSize(3)
                .allMatch(line -> line.contains("_zone $caller "));
    }

    /** As nginx reads its map: the first pattern that fits, else the address as it is. */
    private static String counted(String address) throws IOException {
        var map = Pattern.compile("map \\$remote_addr \\$caller \\{\\n((?s:.*?))\\n    }\\n")
                .matcher(Files.readString(ROOT.resolve("deploy/nginx.conf")));
        assertThat(map.find()).isTrue();
        for (var line : map.group(1).lines().map(String::strip).toList()) {
            var rule = Pattern.compile("\"~(.*)\" \"?([^\"]+)\"?;").matcher(line);
            if (rule.matches()) {
                var found = Pattern.compile(rule.group(1)).matcher(address);
                if (found.find()) {
                    return Pattern.compile("\\$\\{?(\\w+)}?")
                            .matcher(rule.group(2))
                            .replaceAll(name -> found.group(name.group(1)));
                }
            } else {
                assertThat(line).isEqualTo("default $binary_remote_addr;");
            }
        }
        return address;
    }

    /** Requirement 12.1.2: with what a recommended client and server agree on, yesterday's talk stays secret. */
    @Test
    void what_is_agreed_on_with_tls_1_2_keeps_its_secret() throws IOException {
        var ciphers =
                Pattern.compile("ssl_ciphers (\\S+);").matcher(Files.readString(ROOT.resolve("deploy/nginx.conf")));
        assertThat(ciphers.find()).isTrue();
        assertThat(ciphers.group(1).split(":"))
                .allMatch(
                        suite -> suite.matches("ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)"));
    }

    /** Everybody on a machine sees what stands on a command line. */
    @Test
    void no_password_stands_on_a_command_line() throws IOException {
        var scripts = new ArrayList<Path>(List.of(ROOT.resolve("nurt")));
        for (var folder : List.of("deploy", "commands")) {
            try (var files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".sh")).forEach(scripts::add);
            }
        }
        for (var script : scripts) {
            assertThat(Files.readString(script))
                    .as(script.toString())
                    .doesNotContainPattern("psql [^\\n]*(-v|--set)[ =](?!ON_ERROR_STOP)")
                    .doesNotContainPattern("\\n *(measure|exec|\"\\$JAVA_HOME)[^\\n]* \"?\\$\\{?database_url")
                    .doesNotContain("password=…");
        }
    }

    private Map<String, Object> service(String name) {
        return map(services.get(name));
    }

    private static Map<String, Object> load() {
        try {
            return map(new Yaml().load(Files.readString(ROOT.resolve("compose.yaml"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
