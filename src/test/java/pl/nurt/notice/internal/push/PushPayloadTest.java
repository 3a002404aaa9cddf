package pl.nurt.notice.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PushPayloadTest {
    @Test
    void a_short_text_goes_as_it_is() {
        var push = push("Zażółć „gęślą” <b>jaźń</b>\nhttps://nurt.example/x?a=1&b=2");

        assertThat(JsonMapper.shared().readTree(push).get("text").asString())
                .isEqualTo("Zażółć „gęślą” <b>jaźń</b>\nhttps://nurt.example/x?a=1&b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ż", "\"", "\nż", "💧", "ą\" "})
    void a_long_text_is_cut_between_letters_to_what_a_push_may_carry(String letter) {
        var push = push(letter.repeat(5_000));

        assertThat(push.getBytes(StandardCharsets.UTF_8).length).isBetween(3_400, PushEncryption.LONGEST);
        assertThat(JsonMapper.shared().readTree(push).get("text").asString())
                .endsWith("…")
                .doesNotContain("\uFFFD");
    }

    private static String push(String text) {
        return PushPayload.of("Woda", text, "pl", "m1", false, "received", "opened");
    }
}
