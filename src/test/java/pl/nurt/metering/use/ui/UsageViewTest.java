package pl.nurt.metering.use.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.Role;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.frame.StartPanel;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Shows;
import pl.nurt.testing.ViewTest;

class UsageViewTest extends ViewTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    private List<StartPanel> startPanels;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_resident_sees_the_month_of_the_first_meter() {
        var household = signedIn(Languages.POLISH);
        var meter = household.mainMeter(yesterday() + "T08:00", "100");
        household.day(meter, today(), "0.180");

        UI.getCurrent().navigate(UsageView.class);

        assertThat(sent()).singleElement().satisfies(series -> {
            assertThat(series).contains("showSeries", "m³ na dobę", "\"value\":0.180");
            assertThat(series.split("\"key\"")).hasSize(today().lengthOfMonth() + 1);
        });
        _assertOne(Paragraph.class, spec -> spec.withText(household.address()));
        assertThat(_get(RadioButtonGroup.class).getValue()).isEqualTo(Span.MONTH);
        _assertNone(Select.class);
    }

    @Test
    @Shows("2.9")
    void the_period_stands_in_the_address_and_can_be_turned_back() {
        var household = signedIn(Languages.POLISH);
        household.mainMeter(today().minusYears(2) + "T08:00", "100");
        UI.getCurrent().navigate(UsageView.class, QueryParameters.of("span", "12m"));

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Wcześniej")));

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .contains("span=12m", "day=" + today().withDayOfMonth(1).minusYears(1));
        assertThat(_get(Button.class, spec -> spec.withAttribute("aria-label", "Później"))
                        .isEnabled())
                .isTrue();
        _setValue(span(), Span.DAY);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .contains("span=24h");
    }

    @Test
    @Shows("2.3")
    void a_neighbours_meter_in_the_address_is_not_found() {
        signedIn(Languages.POLISH).mainMeter(yesterday() + "T08:00", "100");
        var foreign = new Household(db, yesterday()).mainMeter(yesterday() + "T08:00", "100");

        UI.getCurrent().navigate(UsageView.class, QueryParameters.of("meter", String.valueOf(foreign.value())));

        assertThat(sent()).isEmpty();
        assertThat(UI.getCurrent().getChildren()).noneMatch(UsageView.class::isInstance);
    }

    @Test
    void an_address_that_makes_no_sense_shows_the_first_meter_and_this_month() {
        signedIn(Languages.POLISH).mainMeter(yesterday() + "T08:00", "100");

        UI.getCurrent()
                .navigate(UsageView.class, QueryParameters.fromString("meter=mine&span=week&day=31.11&find=someday"));

        assertThat(span().getValue()).isEqualTo(Span.MONTH);
    }

    @Test
    @Shows("2.2")
    void the_index_of_a_chosen_day_is_said_in_words() {
        var household = signedIn(Languages.POLISH);
        var meter = household.mainMeter(yesterday().minusDays(9) + "T08:00", "100");
        household.reading(meter, yesterday() + "T23:45", "108.125");
        UI.getCurrent().navigate(UsageView.class);

        _setValue(_get(DatePicker.class, spec -> spec.withLabel("Dzień")), yesterday());
        assertThat(words()).contains(" o 23:45");
        _assertOne(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("108,125 m³"));

        _setValue(
                _get(DatePicker.class, spec -> spec.withLabel("Dzień")),
                yesterday().minusDays(3));
        assertThat(words()).contains("nie było odczytu", "Ostatni odczyt przed tym dniem", "108,125 m³");
    }

    @Test
    void a_day_before_the_first_meter_is_answered_plainly() {
        signedIn(Languages.POLISH).mainMeter(yesterday() + "T08:00", "100");

        UI.getCurrent()
                .navigate(
                        UsageView.class,
                        QueryParameters.of("find", yesterday().minusDays(5).toString()));

        assertThat(words()).contains("Tego dnia jeszcze nie znamy");
    }

    @Test
    @Shows("2.3")
    void somebody_with_several_meters_chooses_among_them() {
        var household = signedIn(Languages.POLISH);
        household.mainMeter(yesterday() + "T08:00", "100");
        var garden = household.meter(MeterRole.SUB, yesterday() + "T08:00", "5");
        UI.getCurrent().navigate(UsageView.class);

        UI.getCurrent().navigate(UsageView.class, QueryParameters.of("meter", String.valueOf(garden.value())));

        assertThat(_get(Select.class).getListDataView().getItemCount()).isEqualTo(2);
        assertThat(_get(Select.class)
                        .getItemLabelGenerator()
                        .apply(_get(Select.class).getValue()))
                .isNotNull();
    }

    @Test
    @Shows("2.1")
    void a_new_reading_moves_index_and_chart_and_sends_one_point() {
        var household = signedIn(Languages.POLISH);
        var meter = household.mainMeter(yesterday() + "T08:00", "100");
        household.reading(meter, clock.instant().minusSeconds(900), "100.100");
        household.day(meter, today(), "0.100");
        startPanels.forEach(panel -> UI.getCurrent().add(panel.create()));
        sent();
        _assertOne(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("100,100 m³"));

        household.reading(meter, clock.instant(), "100.150");
        household.day(meter, today(), "0.150");
        rebuilt(meter);

        assertThat(sent()).singleElement().satisfies(update -> {
            assertThat(update).contains("updatePoints", "\"value\":0.150");
            assertThat(update.split("\"key\"")).hasSize(2);
        });
        _assertOne(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("100,150 m³"));
    }

    @Test
    void a_neighbours_reading_moves_nothing() {
        var household = signedIn(Languages.POLISH);
        var meter = household.mainMeter(yesterday() + "T08:00", "100");
        household.reading(meter, clock.instant().minusSeconds(900), "100.100");
        var foreign = new Household(db, yesterday()).mainMeter(yesterday() + "T08:00", "100");
        startPanels.forEach(panel -> UI.getCurrent().add(panel.create()));
        sent();

        household.reading(meter, clock.instant(), "100.150");
        rebuilt(foreign);

        assertThat(sent()).isEmpty();
        _assertOne(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("100,100 m³"));
    }

    @Test
    void without_a_meter_the_page_says_what_will_be_here() {
        signedIn(Languages.POLISH);

        UI.getCurrent().navigate(UsageView.class);

        assertThat(words()).contains("pokażą się tu same");
        startPanels.forEach(panel -> UI.getCurrent().add(panel.create()));
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_reader_of_english_gets_english() {
        var household = signedIn(Languages.ENGLISH);
        var meter = household.mainMeter(yesterday() + "T08:00", "100");
        household.reading(meter, yesterday() + "T23:45", "1108.125");

        UI.getCurrent()
                .navigate(
                        UsageView.class, QueryParameters.of("find", yesterday().toString()));

        assertThat(sent())
                .singleElement()
                .satisfies(series -> assertThat(series).contains("en-GB", "m³ a day", "Show as a table"));
        assertThat(words()).contains(" at 23:45", "Last reading of that day");
        _assertOne(com.vaadin.flow.component.html.Span.class, spec -> spec.withText("1,108.125 m³"));
    }

    private Household signedIn(Locale language) {
        var viewer = signIn(Role.RESIDENT).viewer();
        openBrowser(language, UsageView.class);
        return new Household(db, viewer, today().minusYears(3));
    }

    private void rebuilt(MeterId meter) {
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        outside.executeWithoutResult(none -> events.publishEvent(new UseRebuilt(Set.of(meter))));
        MockVaadin.runUIQueue(false);
    }

    /** What was called in the browser's chart since the last time; to be asked before a locator, which empties the list. */
    private static java.util.List<String> sent() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation().getExpression()
                        + pending.getInvocation().getParameters())
                .filter(call -> call.contains("Series") || call.contains("Points"))
                .toList();
    }

    private static String words() {
        return _find(Paragraph.class).stream()
                .map(Paragraph::getElement)
                .map(element -> element.getTextRecursively())
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Span> span() {
        return _get(RadioButtonGroup.class);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private LocalDate yesterday() {
        return today().minusDays(1);
    }
}
