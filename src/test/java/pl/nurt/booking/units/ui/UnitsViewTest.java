package pl.nurt.booking.units.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class UnitsViewTest extends ViewTest {
    @Test
    void an_administrator_adds_a_unit() {
        signIn(Role.ADMIN);
        openBrowser(Languages.POLISH, UnitsView.class);
        UI.getCurrent().navigate(UnitsView.PATH);
        _click(_get(Button.class, spec -> spec.withText("Nowa jednostka")));
        _get(TextField.class, spec -> spec.withLabel("Nazwa")).setValue("Urząd Stanu Cywilnego");
        _get(TextField.class, spec -> spec.withLabel("Nazwa po angielsku")).setValue("Registry office");
        _get(TextField.class, spec -> spec.withLabel("Adres")).setValue("Rynek 1");
        _click(_get(Button.class, spec -> spec.withText("Zapisz")));

        assertThat(text()).contains("Urząd Stanu Cywilnego", "Rynek 1", "wszyscy, którzy prowadzą terminarze");
    }

    @Test
    void others_of_the_office_only_read() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.ENGLISH, UnitsView.class);
        UI.getCurrent().navigate(UnitsView.PATH);

        assertThat(_find(Button.class)).isEmpty();
        assertThat(text()).contains("Units").doesNotContain("!booking");
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
