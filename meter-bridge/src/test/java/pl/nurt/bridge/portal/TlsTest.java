package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.Secret;
import pl.nurt.bridge.config.TlsSettings;
import pl.nurt.bridge.config.TlsSettings.Certificates;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;

/** Bridge and portal over TLS, with certificates made here: the portal's is signed by itself, as with a utility's own authority. */
class TlsTest {
    private static final String PASSWORD = "certificate-password";
    private static final Reading READING = new Reading(
            "c", "31415926-APA-0A-07", Clock.systemUTC().instant(), new BigDecimal("1.5"), Set.of(), null, "68ff");

    @TempDir
    private static Path certificates;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Files.writeString(certificates.resolve("password"), PASSWORD);
        for (var name : List.of("portal", "bridge", "stranger")) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "2",
                    "-keystore",
                    file(name + ".p12"));
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    name,
                    "-keystore",
                    file(name + ".p12"),
                    "-file",
                    file(name + ".pem"));
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "ca",
                    "-file",
                    file(name + ".pem"),
                    "-keystore",
                    file(name + "-trust.p12"));
        }
        var store = KeyStore.getInstance(certificates.resolve("bridge.p12").toFile(), PASSWORD.toCharArray());
        var der = store.getKey("bridge", PASSWORD.toCharArray()).getEncoded();
        Files.writeString(
                certificates.resolve("bridge.key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private static String file(String name) {
        return certificates.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Certificates pkcs12(String name) {
        return new Certificates(
                certificates.resolve(name + ".p12"), null, new Secret.InFile(certificates.resolve("password")));
    }

    private static Certificates pem(String name) {
        return new Certificates(certificates.resolve(name + ".pem"), null, null);
    }

    private FakePortal portal(boolean wantsCertificate) throws IOException {
        SSLContext tls = new TlsSettings(pem("bridge"), pkcs12("portal")).context();
        return FakePortal.startEncrypted(tls, wantsCertificate);
    }

    private BridgeConfig config(FakePortal portal, String tls) throws Exception {
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        return BridgeConfig.parse("bridge.yaml", """
                portal: { url: '%s', apiKeyFile: key, maxBackoff: 50ms, configuration: true, %s }
                """.formatted(portal.url(), tls), folder);
    }

    /** Sends a reading and returns whether it is at the portal, or why it does not come there. */
    private String send(FakePortal portal, String tls) throws Exception {
        var config = config(portal, tls);
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            outbox.append(List.of(READING));
            try (var link = Links.start(config.portal(), outbox, new StatusBoard())) {
                await().until(() -> outbox.queued() == 0 || link.health().error() != null);
                return outbox.queued() == 0
                        ? "arrived"
                        : String.valueOf(link.health().error());
            }
        }
    }

    private static String trust(String name) {
        return "trustStore: { file: '" + file(name) + "', passwordFile: '" + file("password") + "' }";
    }

    @Test
    void a_portal_with_a_certificate_of_the_utility_s_own_is_trusted_by_setting() throws Exception {
        try (var portal = portal(false)) {
            assertThat(send(portal, trust("portal.pem"))).isEqualTo("arrived");
            assertThat(send(portal, trust("portal-trust.p12"))).isEqualTo("arrived");
        }
    }

    @Test
    void a_portal_that_nobody_vouches_for_gets_nothing() throws Exception {
        try (var portal = portal(false)) {
            assertThat(send(portal, trust("stranger.pem"))).contains("certificat");
            assertThat(send(portal, "timeout: 5s")).contains("certificat");
            assertThat(portal.requestIds()).isEmpty();
        }
    }

    @Test
    void a_portal_that_wants_the_bridge_s_certificate_gets_it() throws Exception {
        var trust = trust("portal.pem");
        try (var portal = portal(true)) {
            assertThat(send(portal, trust)).isNotEqualTo("arrived");
            assertThat(send(
                            portal,
                            trust + ", clientCertificate: { file: '" + file("stranger.p12") + "', passwordFile: '"
                                    + file("password") + "' }"))
                    .isNotEqualTo("arrived");
            assertThat(portal.requestIds()).isEmpty();
            assertThat(send(
                            portal,
                            trust + ", clientCertificate: { file: '" + file("bridge.p12") + "', passwordFile: '"
                                    + file("password") + "' }"))
                    .isEqualTo("arrived");
            assertThat(send(
                            portal,
                            trust + ", clientCertificate: { file: '" + file("bridge.pem") + "', key: '"
                                    + file("bridge.key") + "' }"))
                    .isEqualTo("arrived");
        }
    }

    @Test
    void files_that_cannot_be_used_are_named_when_the_configuration_is_checked() throws Exception {
        Files.writeString(folder.resolve("empty.pem"), "-----BEGIN NOTHING-----\n");
        Files.writeString(folder.resolve("wrong"), "wrong-password");
        try (var portal = portal(false)) {
            var said = catchThrowableOfType(
                            ConfigException.class,
                            () -> config(
                                    portal,
                                    "trustStore: { file: empty.pem }, clientCertificate: { file: '" + file("bridge.p12")
                                            + "', passwordFile: wrong }"))
                    .problems();
            assertThat(said).hasSize(2);
            assertThat(said.get(0)).contains("portal.trustStore: the file ", "empty.pem holds no certificate");
            assertThat(said.get(1)).contains("portal.clientCertificate: ", "its password is another");
        }
    }
}
