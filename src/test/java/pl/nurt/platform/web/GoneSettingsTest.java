package pl.nurt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class GoneSettingsTest {
    @Test
    void who_still_sets_what_nobody_reads_is_told_what_takes_its_place(CapturedOutput said) {
        var settings = new MockEnvironment();
        settings.setProperty("NURT_FORWARD_HEADERS", "native");

        assertThat(new GoneSettings(settings)).isNotNull();

        assertThat(said.getAll().lines().filter(line -> line.contains("NURT_FORWARD_HEADERS")))
                .singleElement()
                .asString()
                .contains("WARN", "is no longer read", "NURT_PROXIES");
    }

    @Test
    void nobody_else_is_told_anything(CapturedOutput said) {
        assertThat(new GoneSettings(new MockEnvironment())).isNotNull();

        assertThat(said.getAll()).doesNotContain("no longer read");
    }
}
