package pl.nurt.billing.tariffs.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.TARIFF;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.preview.TariffPreviews;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.TariffState;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.OfficeViewTest;

class TariffViewsTest extends OfficeViewTest {
    @Autowired
    private Tariffs tariffs;

    @Autowired
    private TariffPreviews previews;

    @Autowired
    private DSLContext db;

    @Test
    void the_list_shows_each_tariff_with_its_days_and_names_a_hole() {
        var today = CivilTime.dayOf(now);
        publish(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 9, 1));
        var late = add(LocalDate.of(2020, 9, 7), today.plusYears(1));
        // The portal itself publishes nothing that leaves a hole.
        db.update(TARIFF)
                .set(TARIFF.STATE, TariffState.PUBLISHED)
                .set(TARIFF.PUBLISHED_AT, now)
                .where(TARIFF.TARIFF_ID.eq(late))
                .execute();
        open("office/tariffs", Role.CUSTOMER_SERVICE);

        assertThat(text())
                .contains("GD.2020-01-01")
                .contains("Dni bez ceny: 1.09.2020–6.09.2020")
                .contains("obowiązuje")
                .contains("już nie obowiązuje")
                .contains("Stawki z ustaw");
        _assertNone(Button.class, spec -> spec.withText("Dodaj stawkę"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_published_tariff_says_what_it_costs_and_offers_only_the_next_one(Locale language) {
        var today = CivilTime.dayOf(now);
        var id = publish(today, today.plusYears(1));

        open(language, "office/tariffs/" + id.value(), Role.FINANCE);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains(polish ? "5,00" : "5.00")
                .contains(polish ? "5,40" : "5.40")
                .contains(polish ? "tylko zastąpić" : "only superseded");
        _assertNone(Button.class, spec -> spec.withText(polish ? "Opublikuj" : "Publish"));
    }

    @Test
    void a_draft_is_written_down_corrected_and_published() {
        open("office/tariffs/new", Role.FINANCE);
        _click(_get(Button.class, spec -> spec.withText("Dodaj szkic")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Numer decyzji"))
                        .isInvalid())
                .isTrue();

        _get(TextField.class, spec -> spec.withLabel("Numer decyzji")).setValue("GD.RZT.70.1");
        _get(TextField.class, spec -> spec.withLabel("Organ")).setValue("RZGW Gdańsk");
        addPrice();
        _find(BigDecimalField.class).forEach(field -> field.setValue(new BigDecimal("-1")));
        _click(_get(Button.class, spec -> spec.withText("Dodaj szkic")));
        assertThat(text()).contains("Cena nie może być ujemna");
        _find(BigDecimalField.class).forEach(field -> field.setValue(new BigDecimal("4.27")));
        _click(_get(Button.class, spec -> spec.withText("Dodaj szkic")));

        assertThat(text()).contains("GD.RZT.70.1").contains("4,27").contains("Taryfa jest kompletna");
        _click(_get(Button.class, spec -> spec.withText("Opublikuj")));
        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(AsSystem.call(() -> tariffs.all())).singleElement().satisfies(tariff -> {
            assertThat(tariff.state()).isEqualTo(TariffState.PUBLISHED);
            assertThat(tariff.said().items().getFirst().net())
                    .containsExactly(new BigDecimal("4.27"), new BigDecimal("4.27"), new BigDecimal("4.27"));
        });
        assertThat(text()).contains("tylko zastąpić");
    }

    @Test
    void a_tariff_that_leaves_days_without_a_price_is_not_published_and_says_which() {
        var today = CivilTime.dayOf(now);
        publish(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 9, 1));
        var late = add(LocalDate.of(2020, 9, 7), today);

        open("office/tariffs/" + late.value(), Role.ADMIN);
        assertThat(text()).contains("1.09.2020–6.09.2020");
        _click(_get(Button.class, spec -> spec.withText("Opublikuj")));
        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(text()).contains("Taryfy nie opublikowano");
        assertThat(AsSystem.call(() -> tariffs.get(late)).state()).isEqualTo(TariffState.DRAFT);
    }

    @Test
    void last_month_is_counted_with_the_prices_as_they_are_typed() {
        signIn(Role.FINANCE);
        var month = previews.lastMonth().atDay(1);
        new Contracted(db, now).household("1", "GD", month, "10.000");
        publish(month.minusYears(1), month.plusYears(1));
        var id = add(month.plusYears(1), month.plusYears(2));

        open("office/tariffs/" + id.value() + "/edit", Role.FINANCE);
        _find(BigDecimalField.class).getFirst().setValue(new BigDecimal("6.00"));
        _click(_get(Button.class, spec -> spec.withText("Policz")));

        assertThat(text())
                .contains("+10,80")
                .contains("Było 146,88\u00a0zł, byłoby 157,68\u00a0zł.")
                .contains("Odbiorca 1")
                .contains("Gospodarstwa domowe");
        assertThat(AsSystem.call(() -> tariffs.get(id))
                        .said()
                        .items()
                        .getFirst()
                        .net(1))
                .isEqualTo(new BigDecimal("5.00"));
    }

    @Test
    void the_next_tariff_goes_on_where_the_last_one_ends_with_its_last_prices() {
        var today = CivilTime.dayOf(now);
        var id = publish(today, today.plusYears(1));

        open("office/tariffs/new?after=" + id.value(), Role.FINANCE);

        assertThat(_find(BigDecimalField.class))
                .hasSize(9)
                .extracting(BigDecimalField::getValue)
                .containsOnly(new BigDecimal("5.00"), new BigDecimal("8.00"), new BigDecimal("6.00"));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Organ")).getValue())
                .isEqualTo("RZGW Gdańsk");
    }

    @Test
    void a_published_tariff_has_no_editor() {
        var today = CivilTime.dayOf(now);
        var id = publish(today, today.plusYears(1));

        open("office/tariffs/" + id.value() + "/edit", Role.FINANCE);

        assertThatThrownBy(() -> _get(TariffEditView.class)).hasMessageContaining("'not found'");
    }

    private void addPrice() {
        _click(_get(Button.class, spec -> spec.withText("Dodaj cenę")));
        assertThat(_get(Select.class, spec -> spec.withLabel("Usługa")).getValue())
                .isNotNull();
        _click(_find(Button.class, spec -> spec.withText("Dodaj cenę")).getLast());
    }

    private TariffId publish(LocalDate from, LocalDate until) {
        var keeper = signIn(Role.FINANCE).viewer();
        var id = add(from, until);
        tariffs.publish(keeper, id, 1, false);
        return id;
    }

    private TariffId add(LocalDate from, LocalDate until) {
        return tariffs.add(signIn(Role.FINANCE).viewer(), draft(from, until, usual("5", "8", "6")));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
