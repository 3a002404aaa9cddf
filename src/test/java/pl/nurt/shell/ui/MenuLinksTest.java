package pl.nurt.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MenuLinksTest {
    @Test
    void an_entry_is_current_on_its_page_and_on_those_below_it() {
        assertThat(MenuLinks.isOpen("office/meters", "office/meters")).isTrue();
        assertThat(MenuLinks.isOpen("office/meters/17", "office/meters")).isTrue();
        assertThat(MenuLinks.isOpen("office/metersticks", "office/meters")).isFalse();
    }

    @Test
    void the_offices_first_page_is_current_only_by_itself() {
        assertThat(MenuLinks.isOpen("office", "office")).isTrue();
        assertThat(MenuLinks.isOpen("office/meters", "office")).isFalse();
    }
}
