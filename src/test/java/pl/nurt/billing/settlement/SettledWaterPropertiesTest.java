package pl.nurt.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.settlement.SettlementAnswer.Offered;
import pl.nurt.db.metering.routines.CreateReadingPartitions;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

/** Settlements and runs in any order: every litre and every day stands on one invoice. */
@IntegrationTest
class SettledWaterPropertiesTest {
    private static final int STEPS = 10;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OwnSettlements settlements;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private Settled settled;
    private Viewer resident;
    private BigDecimal index = new BigDecimal("110.000");
    private Instant read;
    private YearMonth run;

    @BeforeEach
    void aHouseholdThatWasBilledOnce() {
        settled = new Settled(context);
        settled.billed.contracted.billed("218", "GD", settled.from().minusMonths(1), "10.000");
        run = settled.billed.last.minusMonths(1);
        settled.billed.run(run);
        read = CivilTime.startOf(settled.from());
        resident = signIn.as(Role.RESIDENT).viewer();
        settled.billed.belongs("218", resident);
        partitions();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_litre_and_every_day_is_billed_once(long seed) {
        var random = new Random(seed);

        for (var step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofMinutes(random.nextInt(20 * 60, 14 * 24 * 60)));
            readDaily(random);
            if (random.nextInt(3) > 0) {
                settle();
            }
            runWhatIsOver();
        }
        clock.advance(Duration.ofDays(2));
        readDaily(random);
        settle();

        var invoices = settled.billed.of("218");
        assertThat(invoices).hasSizeGreaterThan(3);
        followOneAnother(invoices);
    }

    private void partitions() {
        var partitions = new CreateReadingPartitions();
        partitions.setFromMonth(settled.from());
        partitions.setToMonth(settled.from().plusMonths(9));
        partitions.execute(db.configuration());
    }

    private void readDaily(Random random) {
        while (read.plus(Duration.ofHours(30)).isBefore(clock.instant())) {
            read = read.plus(Duration.ofMinutes(random.nextInt(60, 29 * 60)));
            note(random);
        }
        read = clock.instant().minusSeconds(20);
        note(random);
    }

    private void note(Random random) {
        index = index.add(BigDecimal.valueOf(random.nextInt(600), 3));
        settled.billed.contracted.read("218", read, index.toPlainString());
    }

    private void settle() {
        var contract = settled.billed.contracted.contract("218");
        if (settlements.offer(resident, contract) instanceof Offered(var offer)) {
            settlements.settle(resident, offer);
        }
    }

    private void runWhatIsOver() {
        while (run.plusMonths(1).isBefore(YearMonth.from(CivilTime.dayOf(clock.instant())))) {
            run = run.plusMonths(1);
            settled.billed.run(run);
        }
    }

    private static void followOneAnother(List<Invoice> invoices) {
        var sum = BigDecimal.ZERO;
        Invoice before = null;
        for (var invoice : invoices) {
            if (before != null) {
                assertThat(invoice.from()).isEqualTo(before.until());
                assertThat(counted(invoice).opening()).isEqualTo(counted(before).closing());
            }
            sum = sum.add(invoice.lines().stream()
                    .filter(line -> line.service().equals(BilledService.WATER))
                    .map(InvoiceLine::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
            before = invoice;
        }
        var all = counted(invoices.getLast())
                .closing()
                .index()
                .value()
                .subtract(counted(invoices.getFirst()).opening().index().value());
        assertThat(sum).isEqualByComparingTo(all);
    }

    private static Reason.Counted counted(Invoice invoice) {
        return invoice.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .filter(Reason.Counted.class::isInstance)
                .map(Reason.Counted.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
