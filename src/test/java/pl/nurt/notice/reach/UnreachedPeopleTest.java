package pl.nurt.notice.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.Household;
import pl.nurt.notice.Channel;
import pl.nurt.notice.internal.worker.WorkersByHand;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** Whoever wants to be reached without an address must not be lost without a word. */
@IntegrationTest
class UnreachedPeopleTest {
    @Autowired
    private UnreachedPeople people;

    @Autowired
    private Addressee anna;

    @Autowired
    private WorkersByHand workers;

    @Autowired
    private PushDevices devices;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    /** A name that nobody else has. */
    private final String family = "Rzepka" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        anna.signIn();
        call(anna.account(), "Anna");
    }

    @Test
    void who_has_nothing_is_listed_until_an_address_is_confirmed() {
        assertThat(listed()).singleElement().extracting(Unreached::why).isEqualTo(WhyUnreached.NOTHING);

        anna.mailbox();

        assertThat(listed()).isEmpty();
        assertThat(counts()).isZero();
        assertThatThrownBy(() -> people.card(anna.account())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_address_that_messages_come_back_from_reaches_nobody() {
        anna.mailbox();
        db.update(OWN_ADDRESS)
                .set(OWN_ADDRESS.DEAD_SINCE, clock.instant())
                .where(OWN_ADDRESS.USER_ACCOUNT_ID.eq(anna.account()))
                .execute();

        assertThat(listed()).singleElement().extracting(Unreached::why).isEqualTo(WhyUnreached.LOST);
        assertThat(people.card(anna.account()).lost())
                .singleElement()
                .extracting(UnreachedCard.Lost::channel)
                .isEqualTo(Channel.EMAIL);
    }

    @Test
    void one_device_that_shows_messages_is_enough_and_when_all_are_silent_the_account_is_named() {
        anna.device();
        anna.tellHazard();
        workers.work(Channel.PUSH);
        signOffice();
        assertThat(listed()).isEmpty();

        twentyDaysPass();
        assertThat(listed()).singleElement().extracting(Unreached::why).isEqualTo(WhyUnreached.SILENT);
        assertThat(people.card(anna.account()).devices()).singleElement().satisfies(device -> {
            assertThat(device.sent()).isEqualTo(1);
            assertThat(device.shown()).isZero();
        });

        anna.device();
        assertThat(listed()).isEmpty();
    }

    @Test
    void who_switched_the_only_device_off_is_listed_without_it() {
        anna.device();
        devices.list(anna.viewer()).forEach(device -> devices.switchOff(anna.viewer(), device.id()));

        assertThat(listed()).singleElement().extracting(Unreached::why).isEqualTo(WhyUnreached.NOTHING);
        assertThat(people.card(anna.account()).devices()).isEmpty();
    }

    @Test
    void they_are_found_by_the_customer_they_act_for() {
        new Household(db, anna.viewer(), CivilTime.dayOf(clock.instant()).minusDays(30));

        var customer = listed().getFirst().customers().getFirst();
        assertThat(found(new UnreachedFilter(customer.number(), null)))
                .extracting(Unreached::account)
                .contains(anna.account());
    }

    @Test
    void staff_are_told_in_the_office_and_not_listed() {
        var clerk = signOffice();
        call(clerk, "Beata");

        assertThat(listed()).extracting(Unreached::account).containsExactly(anna.account());
    }

    @Test
    void pages_by_key_join_to_the_whole_list_in_every_order() {
        for (var name : List.of("Łucja", "Lena", "Zofia", "Ćwiek", "Adam", "Lena")) {
            call(signIn.as(Role.RESIDENT).viewer().account(), name);
        }
        signOffice();

        assertThat(listed())
                .extracting(person -> person.name().split(" ")[0])
                .containsExactly("Adam", "Anna", "Ćwiek", "Lena", "Lena", "Łucja", "Zofia");
        for (var by : UnreachedOrder.By.values()) {
            for (var descending : List.of(false, true)) {
                var order = new UnreachedOrder(by, descending);
                var paged = new ArrayList<Unreached>();
                List<Unreached> page;
                do {
                    page = people.page(all(), order, paged.isEmpty() ? null : paged.getLast(), 0, 2);
                    paged.addAll(page);
                } while (!page.isEmpty());
                assertThat(paged).as(order.toString()).isEqualTo(people.page(all(), order, null, 0, 100));
            }
        }
        assertThat(counts()).isEqualTo(7);
    }

    @Test
    void a_resident_does_not_see_the_list() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> people.counts("")).isInstanceOf(AccessDeniedException.class);
    }

    private UserAccountId signOffice() {
        return signIn.as(Role.CUSTOMER_SERVICE).viewer().account();
    }

    private List<Unreached> listed() {
        return found(all());
    }

    private List<Unreached> found(UnreachedFilter filter) {
        signOffice();
        return people.page(filter, UnreachedOrder.NAME, null, 0, 100);
    }

    private UnreachedFilter all() {
        return new UnreachedFilter(family, null);
    }

    private int counts() {
        return people.counts(family).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void call(UserAccountId account, String given) {
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.DISPLAY_NAME, given + " " + family)
                .where(USER_ACCOUNT.USER_ACCOUNT_ID.eq(account))
                .execute();
    }

    private void twentyDaysPass() {
        var before = clock.instant().minus(Duration.ofDays(20));
        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.CREATED_AT, before)
                .set(PUSH_DEVICE.UNANSWERED_SINCE, before)
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(anna.account()))
                .execute();
    }
}
