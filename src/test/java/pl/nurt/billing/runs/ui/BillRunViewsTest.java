package pl.nurt.billing.runs.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.platform.Tables.JOB;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunChanged;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.OfficeViewTest;
import pl.nurt.testing.UnwatchedRun;

class BillRunViewsTest extends OfficeViewTest {
    @Autowired
    private BillRuns runs;

    @Autowired
    private DryRunJob counting;

    @Autowired
    private IssueJob issuing;

    @Autowired
    private Tariffs tariffs;

    @Autowired
    private DSLContext db;

    private BillingPeriod period;
    private Contracted contracted;
    private JobOwner owner;

    @BeforeEach
    void lastMonth() {
        var clerk = signIn(Role.FINANCE).viewer();
        owner = clerk.jobOwner();
        period = new BillingPeriod(YearMonth.from(CivilTime.dayOf(now)).minusMonths(1), 1);
        contracted = new Contracted(db, now);
        LocalDate month = period.from();
        var tariff = tariffs.add(clerk, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
    }

    @Test
    void a_dry_run_is_made_from_the_list() {
        contracted.billed("1", "GD", period.from(), "10.000");
        open("office/billing/runs", Role.FINANCE);
        assertThat(text()).contains("Nie ma jeszcze rozliczeń");

        assertThat(_get(Select.class).getValue()).isEqualTo(period);
        _click(_get(Button.class, spec -> spec.withText("Zrób próbę")));

        assertThat(text()).contains("Liczenie próby").contains("Etap 1 z 3: próba");
        var id = runs.newest(1).getFirst().id();
        count(id);
        publish(new BillRunChanged(id));
        assertThat(text()).contains("146,88").contains("1 faktura + 0 wstrzymanych = 1 umowa");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_run_shows_its_sums_and_what_is_held_with_its_reason(Locale language) {
        contracted.billed("1", "GD", period.from(), "10.000");
        contracted.billed("2", "GD", period.from(), "20.000");
        contracted.verifiedUntil("2", period.from().plusDays(3));
        var id = counted();

        open(language, "office/billing/runs/" + id.value(), Role.FINANCE);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains(polish ? "146,88" : "146.88")
                .contains(polish ? "Legalizacja wodomierza M2 ważna do" : "Verification of meter M2 held until")
                .contains(polish ? "Wystaw 1 fakturę" : "Issue 1 invoice")
                .contains(polish ? "Gospodarstwa domowe" : "Households")
                .contains(polish ? "1 faktura + 1 wstrzymana = 2 umowy" : "1 invoice + 1 held = 2 contracts");
        assertThat(db.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY.DEED.eq("billing.RUN_SEEN"),
                        AUDIT_ENTRY.SUBJECT_ID.eq("" + id.value())))
                .as("whoever reads whose contracts are held is noted")
                .isEqualTo(1);
    }

    @Test
    void a_held_contract_is_let_in_with_one_key_and_a_reason() {
        contracted.billed("2", "GD", period.from(), "20.000");
        contracted.verifiedUntil("2", period.from().plusDays(3));
        var id = counted();
        open("office/billing/runs/" + id.value(), Role.FINANCE);

        _get(TextField.class, spec -> spec.withLabel("Powód decyzji")).setValue("wymiana zlecona");
        var accept = _get(Button.class, spec -> spec.withText("Rozlicz tak, jak jest"));
        assertThat(accept.getElement().getAttribute("aria-keyshortcuts")).isEqualTo("A");
        _click(accept);

        assertThat(text()).contains("Wstrzymane 0").contains("Wystaw 1 fakturę");
        assertThat(db.select(RUN_ITEM.DECISION_NOTE).from(RUN_ITEM).fetch(RUN_ITEM.DECISION_NOTE))
                .containsExactly("wymiana zlecona");
    }

    @Test
    void what_is_left_out_is_listed_and_can_come_back() {
        contracted.silent("2", "GD", period.from());
        var id = counted();
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        assertThat(text()).contains("brak odczytu").contains("Najpierw trzeba coś poprawić");
        _assertNone(Button.class, spec -> spec.withText("Rozlicz tak, jak jest"));

        _click(_get(Button.class, spec -> spec.withText("Pomiń")));
        assertThat(text()).contains("Pominięte 1");
        _click(_get(Button.class, spec -> spec.withText("Wróć do wstrzymanych")));

        assertThat(text()).contains("Wstrzymane 1").doesNotContain("Pominięte 1");
    }

    @Test
    void a_start_is_confirmed_goes_live_and_ends_with_what_agrees() {
        contracted.billed("1", "GD", period.from(), "10.000");
        var id = counted();
        open("office/billing/runs/" + id.value(), Role.FINANCE);

        _click(_get(Button.class, spec -> spec.withText("Wystaw 1 fakturę")));
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(text())
                .contains("Wystawianie faktur")
                .contains("Etap 2 z 3")
                .contains("0 faktur + 1 w\u00a0kolejce")
                .doesNotContain("Sumy według taryfy");
        issue(id);
        publish(new BillRunChanged(id));

        assertThat(text())
                .contains("Etap 3 z 3")
                .contains("uzgodnione co do grosza")
                .contains("000001, bez przerw")
                .contains("1 faktura + 0 w\u00a0kolejce + 0 odłożonych + 0 wstrzymanych = 1 umowa");
    }

    @Test
    void somebody_who_comes_second_is_told_that_it_runs_already() {
        contracted.billed("1", "GD", period.from(), "10.000");
        var id = counted();
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        _click(_get(Button.class, spec -> spec.withText("Wystaw 1 fakturę")));
        var other = signIn(Role.ADMIN).viewer();
        runs.start(other, id);

        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(text()).contains("Uruchomił(a) Jan Testowy").contains("nic nie wystawi się dwa razy");
    }

    @Test
    void a_run_whose_job_failed_is_resumed_here() {
        contracted.billed("1", "GD", period.from(), "10.000");
        var id = counted();
        runs.start(signIn(Role.FINANCE).viewer(), id);
        db.update(JOB)
                .set(JOB.STATE, JobState.FAILED)
                .set(JOB.ENDED_AT, Instant.EPOCH)
                .set(JOB.FAILURE_KEY, "platform.jobs.unknownKind")
                .set(JOB.FAILURE_ARGS, JSONB.valueOf("[]"))
                .where(JOB.JOB_ID.eq(runs.get(id).job()))
                .execute();
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        assertThat(text()).contains("Przebieg stanął");

        _click(_get(Button.class, spec -> spec.withText("Wznów")));

        assertThat(text()).doesNotContain("Przebieg stanął").contains("Wystawianie faktur");
    }

    @Test
    void what_was_put_aside_is_decided_one_by_one() {
        contracted.billed("1", "GD", period.from(), "10.000");
        contracted.billed("2", "GD", period.from(), "20.000");
        var id = counted();
        var end = CivilTime.startOf(period.until());
        contracted.read("1", end.minusSeconds(60), "111.000");
        contracted.read("2", end.minusSeconds(60), "121.000");
        runs.start(signIn(Role.FINANCE).viewer(), id);
        issue(id);
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        assertThat(text()).contains("Ponów 2 odłożone").contains("Ponów, jeśli nowa jest dobra");

        _click(_find(Button.class, spec -> spec.withText("Pomiń")).getFirst());
        assertThat(text()).contains("Odłożone 1").contains("Pominięte 1");
        _click(_get(Button.class, spec -> spec.withText("Ponów")));
        assertThat(text()).contains("Wystawianie faktur").doesNotContain("Odłożone 1");
    }

    @Test
    void what_is_mended_after_the_start_is_checked_again_and_waits_for_a_word() {
        contracted.silent("2", "GD", period.from());
        var id = counted();
        runs.start(signIn(Role.FINANCE).viewer(), id);
        issue(id);
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        _click(_get(Button.class, spec -> spec.withText("Sprawdź ponownie")));
        assertThat(text()).contains("Wstrzymane 1");

        contracted.lives("2");
        contracted.read("2", CivilTime.startOf(period.from()).minusSeconds(3600), "7.000");
        contracted.read("2", CivilTime.startOf(period.until()).minusSeconds(3600), "12.000");
        _click(_get(Button.class, spec -> spec.withText("Sprawdź ponownie")));

        assertThat(text()).contains("Wstrzymane 0").contains("Nic jej już nie wstrzymuje");
    }

    @Test
    void an_earlier_dry_run_that_is_not_wanted_makes_way_for_a_later_one() {
        contracted.billed("1", "GD", period.from(), "10.000");
        var clerk = signIn(Role.FINANCE).viewer();
        var earlier = runs.prepare(clerk, new BillingPeriod(period.last().minusMonths(1), 1));
        count(earlier);
        var id = counted();
        open("office/billing/runs/" + id.value(), Role.FINANCE);
        _click(_get(Button.class, spec -> spec.withText("Wystaw 1 fakturę")));
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(text()).contains("Faktur nie wystawiono").contains("Wcześniejszy okres tego cyklu czeka");

        open("office/billing/runs/" + earlier.value(), Role.FINANCE);
        _click(_get(Button.class, spec -> spec.withText("Porzuć próbę")));
        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(AsSystem.call(() -> runs.newest(10))).extracting(BillRun::id).containsExactly(id);
    }

    @Test
    void what_customers_pay_is_for_those_who_may_see_it() {
        contracted.billed("1", "GD", period.from(), "10.000");
        var id = counted();

        open("office/billing/runs/" + id.value(), Role.TECHNICIAN);

        assertThatThrownBy(() -> _get(BillRunView.class)).hasMessageContaining("Access is denied");
    }

    @Test
    void those_who_only_look_are_offered_nothing() {
        contracted.billed("2", "GD", period.from(), "20.000");
        contracted.verifiedUntil("2", period.from().plusDays(3));
        var id = counted();

        open("office/billing/runs/" + id.value(), Role.AUDITOR);
        assertThat(text()).contains("po legalizacji");
        _assertNone(Button.class, spec -> spec.withText("Rozlicz tak, jak jest"));
        _assertNone(Button.class, spec -> spec.withText("Przelicz próbę"));

        open("office/billing/runs", Role.AUDITOR);
        _assertNone(Button.class, spec -> spec.withText("Zrób próbę"));
    }

    @Test
    void a_run_that_is_not_there_is_not_found() {
        open("office/billing/runs/999999", Role.FINANCE);

        assertThatThrownBy(() -> _get(BillRunView.class)).hasMessageContaining("'not found'");
    }

    private BillRunId counted() {
        var id = runs.prepare(signIn(Role.FINANCE).viewer(), period);
        count(id);
        return id;
    }

    private void count(BillRunId id) {
        counting.run(
                new BillRunData(id.value(), AsSystem.call(() -> runs.get(id)).round()), new UnwatchedRun(owner));
    }

    private void issue(BillRunId id) {
        issuing.run(new BillRunData(id.value(), 1), new UnwatchedRun(owner));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
