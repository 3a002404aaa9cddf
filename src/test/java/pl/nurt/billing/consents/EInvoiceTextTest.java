package pl.nurt.billing.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The register of consents keeps the version of a text; so a version has one text for ever. Other words: another version, and its hash here. */
class EInvoiceTextTest {
    private static final String VERSION = "e-faktura 1 (30.11.2026)";
    private static final String HASH = "082bebf96995cac24960605369df518f32e3296211e59a1f6edfa49cb3d53f38";

    @Test
    void the_words_of_the_version_are_still_the_same() throws IOException, NoSuchAlgorithmException {
        var words = new StringBuilder();
        for (var language : List.of("pl", "en")) {
            var texts = new Properties();
            try (var file = Files.newBufferedReader(
                    Path.of("main/resources/i18n/billing-consent_" + language + ".properties"))) {
                texts.load(file);
            }
            words.append(texts.getProperty("billing.eInvoice.consent"))
                    .append(texts.getProperty("billing.eInvoice.consent.withdraw"));
        }
        var hash = MessageDigest.getInstance("SHA-256").digest(words.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(EInvoiceText.VERSION).isEqualTo(VERSION);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(HASH);
    }
}
