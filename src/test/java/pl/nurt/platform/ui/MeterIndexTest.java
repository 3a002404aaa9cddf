package pl.nurt.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Languages;

class MeterIndexTest {
    private final MeterIndex index = new MeterIndex(Languages.POLISH);

    @Test
    void is_seen_as_on_the_device_and_heard_as_a_number() {
        index.show(CubicMetres.of("1268.412"));

        assertThat(seen()).isEqualTo("001268,412m³");
        assertThat(heard()).isEqualTo("1 268,412 m³");
    }

    @Test
    void an_index_longer_than_the_register_is_shown_whole() {
        index.show(CubicMetres.of("1234567.001"));

        assertThat(seen()).isEqualTo("1234567,001m³");
    }

    @Test
    void the_same_index_again_changes_nothing() {
        index.show(CubicMetres.of("5"));
        index.show(CubicMetres.of("5.000"));

        assertThat(litresClasses()).containsExactly("litres");

        index.show(CubicMetres.of("5.001"));

        assertThat(litresClasses()).containsExactly("litres", "changed-odd");
    }

    private String seen() {
        return index.getChildren()
                .filter(part -> part.getElement().hasAttribute("aria-hidden"))
                .map(part -> part.getElement().getText())
                .reduce("", String::concat);
    }

    private String heard() {
        return index.getChildren()
                .filter(part -> !part.getElement().hasAttribute("aria-hidden"))
                .map(part -> part.getElement().getText())
                .reduce("", String::concat)
                .replace('\u00a0', ' ');
    }

    private Iterable<String> litresClasses() {
        return index.getChildren()
                .map(Component::getElement)
                .filter(part -> part.getClassList().contains("litres"))
                .findFirst()
                .orElseThrow()
                .getClassList();
    }
}
