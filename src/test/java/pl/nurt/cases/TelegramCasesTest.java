package pl.nurt.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.cli.BridgeCommand;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** M-Bus telegrams, each with what {@code nurt bridge decode} must say of it. */
class TelegramCasesTest {
    private static final List<String> OF_A_TELEGRAM = List.of(
            "accept",
            "reject",
            "address",
            "ident",
            "manufacturer",
            "version",
            "medium",
            "access",
            "status",
            "more_records_follow",
            "main_index_m3");
    private static final List<String> OF_A_RECORD = List.of(
            "function", "storage", "tariff", "subunit", "quantity", "unit", "invalid", "dst", "direction", "modifier");

    @TempDir
    private Path folder;

    @CaseTest("bridge/telegrams")
    void a_telegram_says_what_its_file_says(CaseFile file) throws Exception {
        var wanted = file.json();

        var read = decoded(wanted.get("hex").asString());

        var all = new SoftAssertions();
        for (var key : OF_A_TELEGRAM) {
            if (wanted.has(key)) {
                all.assertThat(plain(read.get(key))).as(key).isEqualTo(plain(wanted.get(key)));
            }
        }
        var records = wanted.path("records");
        all.assertThat(read.path("records").size()).as("records").isEqualTo(records.size());
        for (var number = 0; number < records.size(); number++) {
            compare(all, number, records.get(number), read.path("records").path(number));
        }
        all.assertAll();
    }

    private static void compare(SoftAssertions all, int number, JsonNode wanted, JsonNode read) {
        for (var key : OF_A_RECORD) {
            if (wanted.hasNonNull(key)) {
                all.assertThat(plain(read.get(key))).as(number + " " + key).isEqualTo(plain(wanted.get(key)));
            }
        }
        // A value that is null without being invalid is one nobody compares.
        if (wanted.hasNonNull("value") || wanted.has("invalid")) {
            all.assertThat(plain(read.get("value"))).as(number + " value").isEqualTo(plain(wanted.get("value")));
        }
    }

    private JsonNode decoded(String hex) throws Exception {
        var telegram = Files.writeString(folder.resolve("telegram.hex"), hex + "\n");
        var out = new StringWriter();
        assertThat(BridgeCommand.execute(new PrintWriter(out), "decode", telegram.toString()))
                .isZero();
        return JsonMapper.builder().build().readTree(out.toString());
    }

    /** Numbers as numbers, and times without the seconds that are nought. */
    private static @Nullable String plain(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        var text = value.asString();
        return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text.replaceFirst("(T\\d\\d:\\d\\d):00$", "$1");
    }
}
