package pl.nurt.notice.internal.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.PortalKeys;

/** What would work on some devices only, and nobody would see it, is refused when the portal starts. */
@ExtendWith(OutputCaptureExtension.class)
class PushIdentityTest {
    private static final PortalKeys.Stored KEPT = pair();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:admin@localhost",
                "mailto:admin@nurt.invalid",
                "mailto:admin@serwer.local",
                "mailto:admin@serwer",
                "https://localhost/kontakt",
                "admin@gmina.pl",
                "http://gmina.pl",
                "mailto:a@b.pl\",\"aud\":\"x"
            })
    void a_contact_that_push_services_refuse_switches_push_off_and_the_setting_is_named(
            String contact, CapturedOutput log) {
        assertThat(PushIdentity.contact(contact)).isEmpty();
        assertThat(log).contains("nurt.notice.push.contact");
    }

    @Test
    void without_a_contact_there_is_no_push(CapturedOutput log) {
        assertThat(PushIdentity.contact(null)).isEmpty();
        assertThat(PushIdentity.contact(" ")).isEmpty();
        assertThat(log).contains("nurt.notice.push.contact is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:bok@wodociagi.mlynary.pl", "https://gmina.pl/kontakt"})
    void a_contact_at_a_real_host_is_taken(String contact) {
        assertThat(PushIdentity.contact(contact)).hasValue(contact);
    }

    @Test
    void halves_of_two_pairs_stop_the_start() {
        var other = pair();

        assertThatThrownBy(() -> keys(base64(KEPT.vapidPublic()), base64(other.vapidPrivate())))
                .hasMessageContaining("nurt.notice.push.public-key")
                .hasMessageContaining("no pair");
        assertThatThrownBy(() -> keys(base64(KEPT.vapidPublic()), null)).hasMessageContaining("missing");
        assertThat(keys(base64(other.vapidPublic()), base64(other.vapidPrivate()))
                        .publicKey())
                .isEqualTo(base64(other.vapidPublic()));
    }

    @Test
    void a_private_key_whose_leading_zero_was_cut_is_the_same_key() {
        var pair = pair();
        while (pair.vapidPrivate()[0] != 0) {
            pair = pair();
        }
        var cut = Arrays.copyOfRange(pair.vapidPrivate(), 1, pair.vapidPrivate().length);

        assertThat(keys(base64(pair.vapidPublic()), base64(cut)).publicKey()).isEqualTo(base64(pair.vapidPublic()));
    }

    private static VapidKeys keys(@Nullable String publicKey, @Nullable String privateKey) {
        return PushIdentity.keys(
                new NoticeSettings.Push(
                        null,
                        List.of(),
                        1,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofDays(14),
                        (URI) null,
                        publicKey,
                        privateKey),
                KEPT);
    }

    private static PortalKeys.Stored pair() {
        var pair = Es256.newPair();
        return new PortalKeys.Stored(
                Es256.point((ECPublicKey) pair.getPublic()),
                Es256.number((ECPrivateKey) pair.getPrivate()),
                new byte[32]);
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
