package pl.nurt.shell.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class PageSetupTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/accessibility"})
    void a_page_has_title_and_language_before_any_script_runs(String path) {
        var page = new Browser(port).get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Nurt</title>", "<html lang=\"pl\"");
    }
}
