package pl.nurt.platform.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.Menu;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.PortalClasses;

class OfficeGroupTest {
    @Test
    void an_entry_belongs_to_the_group_of_its_hundred() {
        assertThat(OfficeGroup.of(0)).isEqualTo(OfficeGroup.DESK);
        assertThat(OfficeGroup.of(110)).isEqualTo(OfficeGroup.CUSTOMERS);
        assertThat(OfficeGroup.of(399.5)).isEqualTo(OfficeGroup.NETWORK);
        assertThatThrownBy(() -> OfficeGroup.of(500)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_entry_of_a_menu_belongs_to_one() {
        assertThat(PortalClasses.portal().stream()
                        .filter(type -> type.isAnnotatedWith(Menu.class))
                        .map(type -> type.getAnnotationOfType(Menu.class).order()))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(OfficeGroup.of(order)).isNotNull());
    }
}
