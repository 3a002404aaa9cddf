package pl.nurt.billing.ksef.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.billing.ksef.internal.client.OpenedSession.Upload;

/** KSeF names where the parts of a package go; whoever spoke in its name must not send them, or the portal, anywhere else. */
class UploadAddressTest {
    private static final URI KSEF = URI.create("https://api.ksef.mf.gov.pl/v2");
    private static final URI STAND_IN = URI.create("http://127.0.0.1:4711/v2");
    private static final Map<String, String> USUAL = Map.of("x-ms-blob-type", "BlockBlob");

    @Test
    void parts_are_put_by_https_and_to_a_stand_in_on_this_machine() {
        assertThat(UploadAddress.of(KSEF, to("https://storage.example/part?sig=a%2Bb")))
                .hasToString("https://storage.example/part?sig=a%2Bb");
        assertThat(UploadAddress.of(STAND_IN, to("http://127.0.0.1:4711/upload/1")))
                .hasPort(4711);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://storage.example/part",
                "http://127.0.0.1:5432/part",
                "ftp://storage.example/part",
                "file:///etc/passwd",
                "https:///part",
                "https://somebody@storage.example/part",
                "//storage.example/part",
                "https://storage.example/part with sig=secret",
                ""
            })
    void nothing_goes_elsewhere_and_the_address_is_not_told(String address) {
        assertThatThrownBy(() -> UploadAddress.of(KSEF, to(address)))
                .isInstanceOf(KsefAwayException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("storage.example", "127.0.0.1", "secret");
    }

    @Test
    void the_stand_in_names_nobody_but_itself() {
        assertThatThrownBy(() -> UploadAddress.of(STAND_IN, to("http://storage.example/part")))
                .isInstanceOf(KsefAwayException.class);
        assertThatThrownBy(() -> UploadAddress.of(URI.create("http://ksef.example/v2"), to("http://ksef.example/part")))
                .isInstanceOf(KsefAwayException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "authorization", "Content-Length", "Transfer-Encoding", "Cookie", "x y", "x:y", ""})
    void the_connection_and_who_signs_in_are_not_ksefs_to_say(String header) {
        var upload = new Upload(1, "PUT", "https://storage.example/part", Map.of(header, "1"));
        assertThatThrownBy(() -> UploadAddress.of(KSEF, upload)).isInstanceOf(KsefAwayException.class);
    }

    @Test
    void neither_another_method_nor_a_line_in_a_value() {
        assertThatThrownBy(() -> UploadAddress.of(KSEF, new Upload(1, "GET", "https://storage.example/part", USUAL)))
                .isInstanceOf(KsefAwayException.class);
        var split = Map.of("x-ms-blob-type", "BlockBlob\r\nHost: elsewhere");
        assertThatThrownBy(() -> UploadAddress.of(KSEF, new Upload(1, "PUT", "https://storage.example/part", split)))
                .isInstanceOf(KsefAwayException.class);
    }

    private static Upload to(String address) {
        return new Upload(1, "PUT", address, USUAL);
    }
}
