package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SyntheticTelegramsTest {
    static List<JsonNode> telegrams() {
        return Telegrams.synthetic();
    }

    @ParameterizedTest
    @MethodSource("telegrams")
    void a_telegram_decodes_to_what_was_put_into_it(JsonNode expected) throws TelegramRefused {
        var bytes = Telegrams.hex(expected.get("hex").asString());
        if (!expected.get("accept").asBoolean()) {
            var refused = catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(bytes));
            assertThat(refused.reject()).hasToString(expected.get("reject").asString());
            return;
        }
        var telegram = Telegram.parse(bytes);
        assertThat(telegram.address()).isEqualTo(expected.get("address").asInt());
        assertThat(telegram.access()).isEqualTo(expected.get("access").asInt());
        assertThat(telegram.status().code()).isEqualTo(expected.get("status").asInt());
        assertThat(telegram.moreRecordsFollow())
                .isEqualTo(expected.get("more_records_follow").asBoolean());
        assertThat(telegram.mainIndex().map(BigDecimal::toPlainString).orElse(null))
                .isEqualTo(expected.get("main_index_m3").asString(null));
        var meter = Objects.requireNonNull(telegram.meter());
        assertThat(meter.ident()).isEqualTo(expected.get("ident").asString());
        if (expected.has("manufacturer")) {
            assertThat(meter.manufacturer())
                    .isEqualTo(expected.get("manufacturer").asString());
            assertThat(meter.version()).isEqualTo(expected.get("version").asInt());
            assertThat(meter.medium()).isEqualTo(expected.get("medium").asInt());
        }
        assertThat(telegram.records()).hasSameSizeAs(expected.get("records"));
        for (var n = 0; n < telegram.records().size(); n++) {
            compare(telegram.records().get(n), expected.get("records").get(n));
        }
    }

    private static void compare(DataRecord found, JsonNode expected) {
        assertThat(found.function()).hasToString(expected.get("function").asString());
        assertThat(found.storage()).isEqualTo(expected.get("storage").asLong());
        assertThat(found.tariff()).isEqualTo(expected.get("tariff").asInt());
        assertThat(found.subunit()).isEqualTo(expected.get("subunit").asInt());
        assertThat(found.quantity()).isEqualTo(expected.get("quantity").asString());
        assertThat(found.unit()).isEqualTo(expected.get("unit").asString(null));
        assertThat(found.invalid()).isEqualTo(expected.has("invalid"));
        if (!expected.get("value").isNull()) {
            assertThat(found.value().show()).isEqualTo(expected.get("value").asString());
        }
        assertThat(found.summerTime())
                .isEqualTo(expected.has("dst") ? expected.get("dst").asBoolean() : null);
        assertThat(found.direction() == null ? null : found.direction().name())
                .isEqualTo(expected.has("direction") ? expected.get("direction").asString() : null);
        assertThat(found.modifiers())
                .isEqualTo(
                        expected.has("modifier")
                                ? List.of(expected.get("modifier").asString())
                                : List.of());
        assertThat(found.label())
                .isEqualTo(expected.has("label") ? expected.get("label").asString() : null);
    }
}
