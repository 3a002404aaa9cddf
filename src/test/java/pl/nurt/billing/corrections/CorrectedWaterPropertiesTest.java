package pl.nurt.billing.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.corrections.CorrectionAnswer.Offered;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.platform.Money;
import pl.nurt.testing.IntegrationTest;

/** However often indexes are written down anew: every litre stands on one invoice, and all documents together are what stands. */
@IntegrationTest
class CorrectedWaterPropertiesTest {
    private static final int STEPS = 12;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DSLContext db;

    private Corrected corrected;

    @BeforeEach
    void household() {
        corrected = new Corrected(context);
        corrected.billed.invoices("218", "10.000", "8.590");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_litre_is_billed_once_and_the_sums_of_all_documents_are_what_stands(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            var standing = standing();
            var one = standing.get(random.nextInt(standing.size()));
            var index = BigDecimal.valueOf(100_000 + random.nextInt(20_000), 3).toPlainString();
            if (corrected.corrections.offer(corrected.closing(one.id(), index)) instanceof Offered(var offer)) {
                corrected.corrections.issue(corrected.clerk(), offer, Corrected.REASON);
            }

            check("seed " + seed + ", step " + step + ", index " + index);
        }
        assertThat(corrected.billed.of("218")).as("some were corrected").hasSizeGreaterThan(2);
    }

    private void check(String as) {
        var all = corrected.billed.of("218");
        var standing = standing();
        assertThat(Money.sum(all.stream().map(Invoice::gross).toList()))
                .as(as)
                .isEqualTo(Money.sum(standing.stream()
                        .map(Invoice::state)
                        .map(Invoice::gross)
                        .toList()));
        var water = standing.stream()
                .flatMap(invoice -> invoice.lines().stream())
                .filter(line -> line.service().equals(BilledService.WATER))
                .map(InvoiceLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(water)
                .as(as)
                .isEqualByComparingTo(counted(standing.getLast())
                        .closing()
                        .index()
                        .value()
                        .subtract(counted(standing.getFirst()).opening().index().value()));
        assertThat(counted(standing.getLast()).opening().index())
                .as(as)
                .isEqualTo(counted(standing.getFirst()).closing().index());
    }

    private List<Invoice> standing() {
        return corrected.billed.of("218").stream()
                .filter(invoice -> db.fetchExists(
                        BILLED_DAYS, BILLED_DAYS.INVOICE_ID.eq(invoice.id()), BILLED_DAYS.CORRECTION_ID.isNull()))
                .sorted(Comparator.comparing(Invoice::from))
                .toList();
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
