package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.config.Secret;
import pl.nurt.bridge.config.TlsSettings;
import pl.nurt.bridge.health.Counters;

/** Replacing the API key, with a crash after each step: whatever is left on disk, the portal knows one of the keys. */
class KeyRotationTest {
    @TempDir
    private Path folder;

    private final FakePortal portal = FakePortal.start();
    private Path key;
    private Path next;

    @BeforeEach
    void write() throws IOException {
        key = Files.writeString(folder.resolve("key"), FakePortal.KEY);
        next = folder.resolve("key.next");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    /** A bridge that has just started, as after a crash. */
    private final class Started implements AutoCloseable {
        private final KeyRing ring;
        private final PortalConnection connection;
        private final PortalClient client;

        private Started(Secret secret) throws IOException {
            ring = new KeyRing(secret);
            connection = new PortalConnection(settings(secret), ring);
            client = new PortalClient(connection, new Counters(), Clock.systemUTC());
        }

        private boolean isHeard() throws InterruptedException {
            return client.heartbeat(PortalJson.object(json -> {})) instanceof PortalClient.Reply.Taken;
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private Started start() throws IOException {
        return new Started(new Secret.InFile(key));
    }

    private PortalSettings settings(Secret secret) {
        return new PortalSettings(
                portal.url(),
                secret,
                TlsSettings.USUAL,
                Duration.ofMinutes(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                null,
                false,
                Duration.ofMinutes(1));
    }

    private void isWhole() throws IOException, InterruptedException {
        try (var bridge = start()) {
            assertThat(bridge.isHeard()).isTrue();
        }
        assertThat(portal.keys().isCurrent(Files.readString(key))).isTrue();
    }

    @Test
    void a_key_is_replaced_with_the_first_answer_to_the_new_one() throws Exception {
        try (var bridge = start()) {
            assertThat(KeyRotation.run(bridge.ring, bridge.client)).isInstanceOf(KeyRotation.Result.Done.class);
            assertThat(bridge.isHeard()).isTrue();
        }
        assertThat(next).doesNotExist();
        assertThat(Files.readString(key)).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        isWhole();
    }

    @Test
    void a_crash_before_the_portal_is_told_leaves_the_old_key_and_the_replacement_goes_on_with_the_same_new_one()
            throws Exception {
        String made;
        try (var bridge = start()) {
            made = bridge.ring.next();
        }
        isWhole();
        assertThat(Files.readString(key)).isEqualTo(FakePortal.KEY);
        try (var bridge = start()) {
            KeyRotation.run(bridge.ring, bridge.client);
            assertThat(bridge.isHeard()).isTrue();
        }
        assertThat(Files.readString(key)).isEqualTo(made);
        isWhole();
    }

    @Test
    void a_crash_after_the_portal_was_told_leaves_both_keys_good() throws Exception {
        try (var bridge = start()) {
            bridge.client.newKey(NewKey.hash(bridge.ring.next()));
        }
        isWhole();
        try (var bridge = start()) {
            KeyRotation.run(bridge.ring, bridge.client);
            assertThat(bridge.isHeard()).isTrue();
        }
        assertThat(next).doesNotExist();
        isWhole();
    }

    @Test
    void a_crash_before_the_new_key_took_the_old_one_s_place_is_made_up_for() throws Exception {
        String made;
        try (var bridge = start()) {
            made = bridge.ring.next();
            bridge.client.newKey(NewKey.hash(made));
        }
        // The portal has seen the new key, so it knows the old one no more.
        assertThat(portal.keys().isKnown("Bearer " + made)).isTrue();
        isWhole();
        assertThat(Files.readString(key)).isEqualTo(made);
        assertThat(next).doesNotExist();
    }

    @Test
    void a_portal_that_forgot_the_new_key_still_gets_the_old_one() throws Exception {
        try (var bridge = start()) {
            bridge.ring.next();
            bridge.ring.nextIsKnown();
            assertThat(bridge.isHeard()).isTrue();
        }
        assertThat(Files.readString(key)).isEqualTo(FakePortal.KEY);
    }

    @Test
    void half_a_next_key_does_no_harm() throws Exception {
        for (var rubbish : new String[] {"", "\n", "żółć"}) {
            Files.writeString(next, rubbish);
            isWhole();
        }
        try (var bridge = start()) {
            KeyRotation.run(bridge.ring, bridge.client);
            assertThat(bridge.isHeard()).isTrue();
        }
        isWhole();
    }

    @Test
    void a_key_in_a_variable_is_not_replaced_and_it_is_said_why() throws Exception {
        try (var bridge = new Started(new Secret.InEnvironment("PATH"))) {
            assertThatThrownBy(bridge.ring::next).hasMessageContaining("use apiKeyFile");
            assertThat(KeyRotation.run(bridge.ring, bridge.client))
                    .isInstanceOfSatisfying(
                            KeyRotation.Result.Failed.class,
                            failed -> assertThat(failed.reason()).contains("use apiKeyFile"));
        }
        assertThat(portal.keys().announcements()).isZero();
    }
}
