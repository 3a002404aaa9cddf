package pl.nurt.notice.internal.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {
    private static final String DEVICE =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    /** RFC 8291, appendix A. */
    @Test
    void the_example_of_the_standard_comes_out_octet_for_octet() throws Exception {
        var own = EphemeralKey.of(octets("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));

        var body = PushEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                octets(DEVICE),
                octets(AUTH),
                own,
                octets("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
                                + "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_push_is_never_longer_than_push_services_take() throws Exception {
        assertThat(PushEncryption.encrypt(new byte[PushEncryption.LONGEST], octets(DEVICE), octets(AUTH)))
                .hasSize(4_096);
        assertThatThrownBy(() ->
                        PushEncryption.encrypt(new byte[PushEncryption.LONGEST + 1], octets(DEVICE), octets(AUTH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_beside_the_curve_is_refused() {
        var beside = octets(DEVICE);
        beside[64] ^= 1;

        assertThatThrownBy(() -> PushEncryption.encrypt(new byte[1], beside, octets(AUTH)))
                .isInstanceOf(InvalidKeyException.class);
    }

    private static byte[] octets(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
