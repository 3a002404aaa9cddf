package pl.nurt.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTemplateTest {
    @Test
    void data_cannot_become_markup() {
        assertThat(DocumentTemplate.of("<p title=\"{{name}}\">{{name}}</p>")
                        .fill(Map.of("name", "<b>\"Jan\" & 'Syn'</b>\u0000\u0007")))
                .isEqualTo("<p title=\"&lt;b&gt;&quot;Jan&quot; &amp; &#39;Syn&#39;&lt;/b&gt;\">"
                        + "&lt;b&gt;&quot;Jan&quot; &amp; &#39;Syn&#39;&lt;/b&gt;</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{name}}}", "{{&name}}", "{{#open}}", "{{/closed}}"})
    void a_broken_template_is_refused_before_anybody_needs_it(String text) {
        assertThatThrownBy(() -> DocumentTemplate.of(text)).isInstanceOf(BrokenTemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{amount}}", "{{#lines}}{{x}}{{/lines}}"})
    void a_gap_in_the_data_is_an_error_and_not_a_gap_in_a_letter(String text) {
        assertThatThrownBy(() -> DocumentTemplate.of(text).fill(Map.of("name", "Jan")))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining("cannot be filled");
    }
}
