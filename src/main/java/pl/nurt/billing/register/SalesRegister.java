package pl.nurt.billing.register;

import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.register.internal.MonthRepository;
import pl.nurt.billing.register.internal.MonthRepository.Closed;
import pl.nurt.billing.register.internal.SalesQuery;
import pl.nurt.billing.register.internal.SalesQuery.Sums;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.files.StoredFileId;

/**
 * The register of sales, month by month. A month that is over can be closed: from then on nothing is issued into it, and its register is the same
 * file for whoever asks. It can be opened again, for a reason that stays beside it.
 */
@Service
@HasRight(Right.SEE_BILLS)
public class SalesRegister {
    public static final int LONGEST_REASON = 500;

    private final SalesQuery sales;
    private final MonthRepository months;
    private final InvoiceRepository invoices;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SalesRegister(
            SalesQuery sales,
            MonthRepository months,
            InvoiceRepository invoices,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sales = sales;
        this.months = months;
        this.invoices = invoices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Months without a hole, the newest first, until that of the first invoice.
     *
     * @param before the months before this one; null to begin with the running month
     */
    @Transactional(readOnly = true)
    public List<SalesMonth> months(@Nullable YearMonth before, int size) {
        var first = sales.first().map(YearMonth::from);
        if (first.isEmpty()) {
            return List.of();
        }
        var listed = new ArrayList<YearMonth>();
        for (var month = before == null ? now() : before.minusMonths(1);
                listed.size() < size && !month.isBefore(first.get());
                month = month.minusMonths(1)) {
            listed.add(month);
        }
        var closings = months.of(listed);
        return listed.stream().map(month -> month(month, closings)).toList();
    }

    private SalesMonth month(YearMonth month, List<Closed> all) {
        var closings =
                all.stream().filter(one -> one.closing().month().equals(month)).toList();
        // A closed month was summed when it was closed.
        var sums = closings.stream()
                .filter(one -> one.closing().isClosed())
                .findFirst()
                .map(Closed::sums)
                .orElseGet(() -> sales.sums(month));
        return new SalesMonth(
                month,
                sums.invoices(),
                sums.net(),
                sums.vat(),
                sums.gross(),
                isOver(month),
                closings.stream().map(Closed::closing).toList());
    }

    /** The rates of VAT that occur in the month, the lowest first. */
    @Transactional(readOnly = true)
    public List<VatRate> rates(YearMonth month) {
        return sales.rates(month);
    }

    /** The invoices of the month by number. @param after where the page before ended; null for the first one */
    @Transactional(readOnly = true)
    public List<SalesRow> page(YearMonth month, SalesRow.@Nullable Key after, int size) {
        return sales.page(month, after, size);
    }

    /** The closing that holds, if the month is closed. */
    @Transactional(readOnly = true)
    public Optional<MonthClosing> closing(YearMonth month) {
        return months.holding(month).map(Closed::closing);
    }

    /** The file that was made of the closed month first, in that language. */
    @Transactional(readOnly = true)
    public Optional<StoredFileId> file(MonthClosing closing, Locale language) {
        return months.register(closing.id(), language);
    }

    /** From now on this is the file of the closed month; where somebody was faster, that one's is. @return the one that holds */
    @Transactional
    public StoredFileId keepFile(MonthClosing closing, Locale language, StoredFileId file) {
        return months.keepRegister(closing.id(), language, file);
    }

    /**
     * Closes the month: whoever is just issuing an invoice is waited for. A repeat changes nothing.
     *
     * @throws RefusedInputException while the month is not over
     */
    @Transactional
    @HasRight(Right.RUN_BILLS)
    public void close(Viewer viewer, YearMonth month) {
        invoices.takeTurn();
        if (!isOver(month)) {
            throw refused("month", "billing.register.notOver");
        }
        Sums sums = sales.sums(month);
        if (months.close(month, sums, viewer.account(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.changed(
                    viewer,
                    BillingDeed.MONTH_CLOSED,
                    BillingDeed.month(month),
                    Changes.none()
                            .with("invoices", null, sums.invoices())
                            .with("gross", null, sums.gross().amount()));
            events.publishEvent(new SalesMonthChanged(month));
        }
    }

    /**
     * Opens a closed month again. A repeat changes nothing.
     *
     * @throws RefusedInputException without a reason
     */
    @Transactional
    @HasRight(Right.RUN_BILLS)
    public void reopen(Viewer viewer, YearMonth month, String reason) {
        var why = reason.strip();
        if (why.isEmpty()) {
            throw refused("reason", "billing.register.reason.missing");
        }
        if (why.length() > LONGEST_REASON) {
            throw refused("reason", "billing.register.reason.long");
        }
        if (months.reopen(month, why, viewer.account(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.changed(
                    viewer,
                    BillingDeed.MONTH_REOPENED,
                    BillingDeed.month(month),
                    Changes.none().with("reason", null, why));
            events.publishEvent(new SalesMonthChanged(month));
        }
    }

    private boolean isOver(YearMonth month) {
        return month.isBefore(now());
    }

    private YearMonth now() {
        return YearMonth.from(CivilTime.dayOf(clock.instant()));
    }

    private static RefusedInputException refused(String field, String key) {
        return new RefusedInputException(List.of(new FieldProblem(field, key)));
    }
}
