package pl.nurt.billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.item;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.billing.TariffDrafts.version;
import static pl.nurt.db.billing.Tables.DATED_RATE;
import static pl.nurt.db.billing.Tables.TARIFF;
import static pl.nurt.db.billing.Tables.TARIFF_ITEM;
import static pl.nurt.db.billing.Tables.TARIFF_PRICE;
import static pl.nurt.db.billing.Tables.TARIFF_STEP;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class TariffsTest {
    @Autowired
    private Tariffs tariffs;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private Viewer keeper;

    @BeforeEach
    void keeper() {
        today = CivilTime.dayOf(clock.instant());
        keeper = signIn.as(Role.FINANCE).viewer();
    }

    @Test
    void a_draft_is_kept_as_it_was_written() {
        var written = draft(
                today,
                today.plusYears(2),
                List.of(today, today.plusYears(1)),
                item(BilledService.WATER, PriceFor.EVERYBODY, "4.27", "4.3955"),
                item(BilledService.SEWAGE, PriceFor.group("GD"), "4.54"));

        var id = tariffs.add(keeper, written);

        var read = tariffs.get(id);
        assertThat(read.state()).isEqualTo(TariffState.DRAFT);
        assertThat(read.said().steps()).isEqualTo(written.steps());
        assertThat(read.said().items().getFirst()).isEqualTo(written.items().getFirst());
        assertThat(read.said().items().getLast().net()).containsExactly(new BigDecimal("4.54"), null);
        assertThat(tariffs.all()).contains(read);
    }

    @Test
    void a_draft_that_somebody_else_changed_meanwhile_is_not_overwritten() {
        var id = tariffs.add(keeper, draft(today, today.plusYears(1), usual("5", "8", "6")));
        var mine = version(draft(today, today.plusYears(1), usual("5.5", "8", "6")), 1);

        tariffs.change(keeper, id, mine);

        assertThatThrownBy(() -> tariffs.change(keeper, id, mine)).isInstanceOf(StaleEditException.class);
        assertThat(tariffs.get(id).said().items().getFirst().net(1)).isEqualTo(new BigDecimal("5.50"));
    }

    @Test
    void a_draft_can_be_thrown_away_a_published_tariff_cannot() {
        var id = tariffs.add(keeper, draft(today, today.plusYears(1), usual("5", "8", "6")));
        var other = tariffs.add(keeper, draft(today, today.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(keeper, other, 1, false);

        tariffs.discard(keeper, id, 1);

        assertThatThrownBy(() -> tariffs.get(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> tariffs.discard(keeper, other, 2)).isInstanceOf(StaleEditException.class);
    }

    @Test
    void bills_are_made_by_what_is_published() {
        var id = tariffs.add(keeper, draft(today, today.plusYears(1), usual("5", "8", "6")));
        assertThat(tariffs.prices(today, today.plusDays(1))).isEmpty();

        tariffs.publish(keeper, id, 1, false);

        assertThat(tariffs.prices(today, today.plusDays(1)))
                .extracting(price -> price.net().toPlainString())
                .containsExactly("5.00", "8.00", "6.00");
        assertThat(tariffs.prices(today.minusDays(1), today)).isEmpty();
        assertThat(tariffs.prices(today.plusYears(1), today.plusYears(2))).isEmpty();
    }

    @Test
    void holes_and_overlaps_are_refused_with_their_days_and_nothing_is_published() {
        publish(draft(today, today.plusYears(1), usual("5", "8", "6")));
        var late = tariffs.add(keeper, draft(today.plusYears(1).plusDays(6), today.plusYears(3), usual("5", "8", "6")));
        var within = tariffs.add(keeper, draft(today.plusDays(1), today.plusDays(30), usual("5", "8", "6")));

        assertThat(refused(late)).singleElement().satisfies(hole -> {
            assertThat(hole.kind()).isEqualTo(TariffProblem.Kind.HOLE);
            assertThat(hole.from()).isEqualTo(today.plusYears(1));
            assertThat(hole.until()).isEqualTo(today.plusYears(1).plusDays(6));
        });
        assertThat(refused(within)).extracting(TariffProblem::kind).containsExactly(TariffProblem.Kind.OVERLAP);
        assertThat(tariffs.get(late).state()).isEqualTo(TariffState.DRAFT);
    }

    @Test
    void a_tariff_that_holds_is_superseded_from_a_day_on_when_that_is_wanted() {
        var first = publish(draft(today, today.plusYears(1), usual("5", "8", "6")));
        var change = today.plusDays(10);
        var second = tariffs.add(keeper, draft(change, today.plusYears(2), usual("5.5", "8", "6")));

        assertThat(refused(second)).extracting(TariffProblem::kind).containsExactly(TariffProblem.Kind.SUPERSEDES);
        tariffs.publish(keeper, second, 1, true);

        assertThat(tariffs.get(first).until()).isEqualTo(change);
        assertThat(tariffs.prices(change.minusDays(1), change.plusDays(1)).stream()
                        .filter(price -> price.service().equals(BilledService.WATER)))
                .extracting(Price::until)
                .containsExactlyInAnyOrder(change, today.plusYears(2));
    }

    @Test
    void nothing_of_a_published_tariff_can_be_changed_past_the_portal() {
        var id = publish(draft(today, today.plusYears(1), usual("5", "8", "6")));
        var item = db.select(TARIFF_ITEM.TARIFF_ITEM_ID)
                .from(TARIFF_ITEM)
                .where(TARIFF_ITEM.TARIFF_ID.eq(id))
                .limit(1)
                .fetchSingle()
                .value1();

        refusesByItself(() -> db.update(TARIFF_PRICE)
                .set(TARIFF_PRICE.NET_PRICE, BigDecimal.ONE)
                .execute());
        refusesByItself(() -> db.deleteFrom(TARIFF_PRICE).execute());
        refusesByItself(() -> db.insertInto(TARIFF_PRICE)
                .set(TARIFF_PRICE.TARIFF_ITEM_ID, item)
                .set(TARIFF_PRICE.STEP, 2)
                .set(TARIFF_PRICE.NET_PRICE, BigDecimal.ONE)
                .execute());
        refusesByItself(
                () -> db.update(TARIFF_ITEM).set(TARIFF_ITEM.POSITION, 9).execute());
        refusesByItself(() -> db.deleteFrom(TARIFF_STEP).execute());
        refusesByItself(() -> db.update(TARIFF).set(TARIFF.DECISION, "inna").execute());
        refusesByItself(
                () -> db.update(TARIFF).set(TARIFF.STATE, TariffState.DRAFT).execute());
        refusesByItself(() -> db.deleteFrom(TARIFF).execute());
        refusesByItself(() -> db.truncate(TARIFF_PRICE).execute());
        refusesByItself(() -> db.update(TARIFF)
                .set(TARIFF.SUPERSEDED_FROM, today)
                .set(TARIFF.VALID_FROM, today.minusDays(1))
                .execute());
    }

    @Test
    void a_tariff_is_superseded_once() {
        publish(draft(today, today.plusYears(1), usual("5", "8", "6")));
        db.update(TARIFF).set(TARIFF.SUPERSEDED_FROM, today.plusDays(3)).execute();

        refusesByItself(() ->
                db.update(TARIFF).set(TARIFF.SUPERSEDED_FROM, today.plusDays(4)).execute());
    }

    @Test
    void two_tariffs_of_one_day_are_refused_by_the_database_too() {
        publish(draft(today, today.plusYears(1), usual("5", "8", "6")));
        var other = tariffs.add(keeper, draft(today, today.plusYears(1), usual("5", "8", "6")));

        refusesByItself(() -> db.update(TARIFF)
                .set(TARIFF.STATE, TariffState.PUBLISHED)
                .set(TARIFF.PUBLISHED_AT, clock.instant())
                .where(TARIFF.TARIFF_ID.eq(other))
                .execute());
    }

    @Test
    void what_cannot_be_is_said_at_its_field() {
        var wrong = new TariffDraft(
                " ",
                "RZGW",
                TariffOrigin.DECISION,
                null,
                today,
                today,
                draft(today, today, usual("5", "8", "6")).settings(),
                List.of(today),
                List.of(
                        item(BilledService.WATER, PriceFor.EVERYBODY, "-1"),
                        item(BilledService.WATER, PriceFor.EVERYBODY, "1.00001")),
                0);

        assertThatThrownBy(() -> tariffs.add(keeper, wrong))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::messageKey)
                                .containsExactlyInAnyOrder(
                                        "billing.problem.needed",
                                        "billing.problem.endsBefore",
                                        "billing.problem.steps",
                                        "billing.problem.twice",
                                        "billing.problem.price"));
    }

    @Test
    void a_rate_is_added_once_and_never_changed() {
        var rate = new DatedRate(RateKind.LATE_INTEREST, today.plusDays(1), new BigDecimal("9.00"), "NBP", false);

        tariffs.addRate(keeper, rate);

        assertThat(tariffs.rates()).contains(rate);
        refusesByItself(() ->
                db.update(DATED_RATE).set(DATED_RATE.PERCENT, BigDecimal.ONE).execute());
        refusesByItself(() -> db.deleteFrom(DATED_RATE).execute());
        assertThatThrownBy(() -> tariffs.addRate(keeper, rate)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void the_office_looks_finance_and_administrators_decide_and_residents_do_neither() {
        var draft = draft(today, today.plusYears(1), usual("5", "8", "6"));
        var id = tariffs.add(keeper, draft);

        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        assertThat(tariffs.get(id).said().decision()).isEqualTo(draft.decision());
        assertThatThrownBy(() -> tariffs.add(clerk, draft)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tariffs.change(clerk, id, version(draft, 1)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tariffs.publish(clerk, id, 1, false)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tariffs.discard(clerk, id, 1)).isInstanceOf(AccessDeniedException.class);

        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> tariffs.all()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tariffs.prices(today, today.plusDays(1))).isInstanceOf(AccessDeniedException.class);
    }

    private TariffId publish(TariffDraft draft) {
        var id = tariffs.add(keeper, draft);
        tariffs.publish(keeper, id, 1, false);
        return id;
    }

    private List<TariffProblem> refused(TariffId id) {
        try {
            tariffs.publish(keeper, id, 1, false);
        } catch (TariffRefusedException refused) {
            return refused.problems();
        }
        throw new AssertionError("published");
    }

    /** In a transaction within the test's: what was refused takes nothing else with it. */
    private void refusesByItself(ThrowingCallable statement) {
        assertThatThrownBy(() -> db.transaction(nested -> run(statement))).isInstanceOf(DataAccessException.class);
    }

    private static void run(ThrowingCallable statement) {
        try {
            statement.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
