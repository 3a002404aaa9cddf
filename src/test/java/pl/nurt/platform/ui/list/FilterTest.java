package pl.nurt.platform.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void what_an_address_says_is_asked_without_control_characters() {
        assertThat(Filter.plain("\u0000")).isEmpty();
        assertThat(Filter.plain("Za\u0000lew\u001b[1m\r\nski \u007f")).isEqualTo("Zalew[1mski ");
        assertThat(Filter.plain("Młynary, ul. Łąkowa 7")).isEqualTo("Młynary, ul. Łąkowa 7");
    }
}
