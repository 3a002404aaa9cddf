package pl.nurt.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.Meters;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** Whatever hands data of persons to staff notes that it did, once a quarter of an hour. */
@IntegrationTest
class LooksTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerSearch search;

    @Autowired
    private ServicePoints places;

    @Autowired
    private Meters meters;

    private UserAccountId clerk = new UserAccountId(0);

    @BeforeEach
    void aClerk() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).accountId();
    }

    @Test
    void lists_searches_places_and_meters_are_looks_at_the_people_behind_them() {
        var park = new MeterPark(db, clock.instant());
        var place = park.place("Młynary", "Kopernika", "14");
        var customer = park.customer("000218", "Anna Nowak", place);
        var meter = park.meter("31415926");

        for (var times = 0; times < 2; times++) {
            customers.page(CustomerFilter.ALL, null, 0, 10);
            search.customers("nowak", 5);
            search.places("kopernika", 5);
            places.card(place);
            meters.page(MeterFilter.ALL, MeterOrder.NUMBER, null, 0, 10);
            meters.card(meter);
            // Counts name nobody.
            customers.counts(CustomerFilter.ALL);
            meters.counts(MeterFilter.ALL);
        }

        assertThat(customer).isNotNull();
        assertThat(looks())
                .containsExactlyInAnyOrder(
                        "customer.CUSTOMERS_LISTED",
                        "customer.CUSTOMERS_SEARCHED",
                        "customer.PLACE_SEEN",
                        "metering.METERS_LISTED",
                        "metering.METER_SEEN");
    }

    @Test
    void a_search_that_was_read_is_noted_with_its_words_and_whom_it_showed() {
        search.seen("nowak", List.of("000218", "000219"));
        customers.seen("80031461414", List.of("000218"));
        meters.seen("3141", List.of("31415926"));

        assertThat(db.selectFrom(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.MADE_BY.eq(clerk))
                        .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID)
                        .fetch())
                .satisfiesExactly(
                        found -> {
                            assertThat(found.getDeed()).isEqualTo("customer.CUSTOMERS_SEARCHED");
                            assertThat(found.getNote()).isEqualTo("nowak");
                            assertThat(found.getChanges()).contains("000218, 000219");
                        },
                        listed -> {
                            assertThat(listed.getDeed()).isEqualTo("customer.CUSTOMERS_LISTED");
                            // A whole PESEL does not stand in the log.
                            assertThat(listed.getNote()).doesNotContain("80031461414");
                        },
                        meter -> assertThat(meter.getDeed()).isEqualTo("metering.METERS_LISTED"));
    }

    private List<String> looks() {
        return db.select(AUDIT_ENTRY.DEED)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.KIND.eq(AuditKind.LOOK), AUDIT_ENTRY.MADE_BY.eq(clerk))
                .fetch(AUDIT_ENTRY.DEED);
    }
}
