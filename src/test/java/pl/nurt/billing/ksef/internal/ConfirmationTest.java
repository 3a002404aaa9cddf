package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from elsewhere is read for what it says, and makes the portal look nothing up. */
class ConfirmationTest {
    private static final String DOCUMENT = "<Potwierdzenie><Dokument><NumerKSeFDokumentu>%s</NumerKSeFDokumentu>"
            + "<SkrotDokumentu>c2s=</SkrotDokumentu><DataNadaniaNumeruKSeF>2026-11-30T06:00:00Z</DataNadaniaNumeruKSeF>"
            + "</Dokument></Potwierdzenie>";

    @Test
    void it_says_which_documents_got_which_number_and_when() {
        assertThat(read(DOCUMENT.formatted("1234563218-20261130-0A")).documents())
                .containsOnlyKeys("1234563218-20261130-0A")
                .containsValue(new Confirmation.Confirmed("c2s=", Instant.parse("2026-11-30T06:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Potwierdzenie [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE Potwierdzenie [<!ENTITY a \"aaaa\"><!ENTITY x \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE Potwierdzenie SYSTEM \"http://127.0.0.1:1/x.dtd\">"
            })
    void what_would_be_looked_up_or_blown_up_makes_it_no_confirmation(String type) {
        assertThatThrownBy(() -> read(type + DOCUMENT.formatted("&x;")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no confirmation");
    }

    @Test
    void what_breaks_off_is_no_confirmation() {
        assertThatThrownBy(() -> read(DOCUMENT.substring(0, 60))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Confirmation read(String xml) {
        return Confirmation.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
