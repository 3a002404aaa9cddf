package pl.nurt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PreferencesFilterTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain rest = new MockFilterChain();

    @Test
    void a_choice_is_remembered_and_leads_on_to_the_same_page() throws Exception {
        answer("/meters/12", "from=2026-11-01&language=en");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader(HttpHeaders.LOCATION)).isEqualTo("/meters/12?from=2026-11-01");
        assertThat(response.getHeader(HttpHeaders.SET_COOKIE))
                .startsWith("nurt-language=en;")
                .contains("Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(rest.getRequest()).isNull();
    }

    @Test
    void what_cannot_be_chosen_is_left_alone() throws Exception {
        answer("/start", "language=xx");

        assertThat(response.getHeader(HttpHeaders.SET_COOKIE)).isNull();
        assertThat(rest.getRequest()).isNotNull();
    }

    @Test
    void an_address_with_a_foreign_host_in_its_path_stays_here() throws Exception {
        answer("//evil.example/", "theme=dark");

        assertThat(response.getHeader(HttpHeaders.LOCATION)).isEqualTo("/evil.example/");
    }

    private void answer(String path, String query) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            request.setParameter(pair.substring(0, equals), pair.substring(equals + 1));
        }
        new PreferencesFilter().doFilter(request, response, rest);
    }
}
