package pl.nurt.billing.bills;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.bills.internal.rules.Forecast;
import pl.nurt.billing.bills.internal.rules.OpenBills;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.billing.documents.TransferCode;
import pl.nurt.billing.documents.internal.DocumentRepository;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.invoices.internal.OwnInvoiceQuery;
import pl.nurt.billing.ksef.internal.KsefQuery;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.Consumption;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.work.HeavyWork;

/**
 * What residents see of their own bills: those of the customers the account acts for now. Any other invoice is answered with {@link
 * NotFoundException}, as one that does not exist.
 */
@Service
@PreAuthorize("hasRole('RESIDENT')")
public class OwnBills {
    private static final int AT_ONCE = 500;
    private static final int MOST_WAITING = 20;

    /** Two periods of most contracts: after so long unpaid water may be cut off (art. 8 of the Act of 7 June 2001). */
    private static final int PAST_DAYS = 60;

    private final OwnInvoiceQuery own;
    private final InvoiceRepository invoices;
    private final Explanations explanations;
    private final InvoiceDocuments documents;
    private final DocumentRepository seen;
    private final KsefQuery ksef;
    private final StoredFiles files;
    private final Consumption consumption;
    private final HeavyWork heavyWork;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnBills(
            OwnInvoiceQuery own,
            InvoiceRepository invoices,
            Explanations explanations,
            InvoiceDocuments documents,
            DocumentRepository seen,
            KsefQuery ksef,
            StoredFiles files,
            Consumption consumption,
            HeavyWork heavyWork,
            ApplicationEventPublisher events,
            Clock clock) {
        this.own = own;
        this.invoices = invoices;
        this.explanations = explanations;
        this.documents = documents;
        this.seen = seen;
        this.ksef = ksef;
        this.files = files;
        this.consumption = consumption;
        this.heavyWork = heavyWork;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public BillsOverview overview(Viewer viewer) {
        var newest = own.newest(viewer.account());
        var due = own.dueFrom(viewer.account(), CivilTime.dayOf(clock.instant()).minusDays(PAST_DAYS)).stream()
                .sorted(Comparator.comparing(OwnBill::payBy))
                .toList();
        var left = OpenBills.of(due);
        var open = left.open();
        var asked = open.isEmpty() ? newest.stream().toList() : open;
        var accounts = own.accounts(asked.stream().map(OwnBill::invoice).toList());
        return new BillsOverview(
                open,
                left.credit(),
                own.waiting(viewer.account(), MOST_WAITING),
                newest.orElse(null),
                accounts.size() == 1 ? accounts.iterator().next() : null,
                accounts.size() > 1);
    }

    /** Whose invoices the account sees: for pages that follow what is issued to them. */
    @Transactional(readOnly = true)
    public Set<CustomerId> customers(Viewer viewer) {
        return own.customers(viewer.account());
    }

    /** What this month's bill may come to; empty when there are no facts for it, or the account has several meters of its own. */
    @Transactional(readOnly = true)
    public Optional<BillForecast> forecast(Viewer viewer, BillsOverview overview) {
        var newest = overview.newest();
        var meters = consumption.meters(viewer).stream()
                .filter(meter -> meter.role() == MeterRole.MAIN)
                .toList();
        if (newest == null
                || meters.size() != 1
                || !meters.getFirst()
                        .place()
                        .servicePointId()
                        .equals(newest.place().servicePointId())) {
            return Optional.empty();
        }
        var used = consumption.summary(viewer, meters.getFirst().id()).month();
        var read = meters.getFirst().latest();
        var month = CivilTime.dayOf(clock.instant()).withDayOfMonth(1);
        return used == null || read == null || CivilTime.dayOf(read.at()).isBefore(month)
                ? Optional.empty()
                : Forecast.of(invoices.standing(newest.invoice()).orElseThrow(), used, read.at());
    }

    /**
     * A page of the list, the newest first.
     *
     * @param year of the issue; null for all
     * @param text a part of the number; empty for all
     * @param before the last one seen; null for the newest
     */
    @Transactional(readOnly = true)
    public List<OwnBill> page(
            Viewer viewer, @Nullable Integer year, String text, OwnBill.@Nullable Key before, int size) {
        return own.page(viewer.account(), year, text, before, size);
    }

    @Transactional(readOnly = true)
    public List<YearOfBills> years(Viewer viewer) {
        return own.years(viewer.account());
    }

    /**
     * One of the invoices with what explains it; that it was opened is noted the first time.
     *
     * @throws NotFoundException if there is no such invoice or it is somebody else's
     */
    @Transactional
    public ExplainedInvoice open(Viewer viewer, InvoiceId id) {
        var invoice = find(viewer, id);
        if (seen.opened(id, viewer.account(), clock.instant())) {
            events.publishEvent(new InvoiceSeen(id));
        }
        return explanations.of(invoice);
    }

    /**
     * What the code says by which a banking application pays the invoice; empty without an account, and while nothing is to be paid.
     *
     * @throws NotFoundException as {@link #open}
     */
    @Transactional(readOnly = true)
    public Optional<String> transferCode(Viewer viewer, InvoiceId id) {
        return Optional.of(explanations.of(find(viewer, id)))
                .filter(explained -> explained.standing() == BillStanding.GIVEN)
                .flatMap(explained -> TransferCode.of(explained, explained.toPay()));
    }

    /** The document of one of the invoices, made now if there is none in this language. @throws NotFoundException as {@link #open} @throws DocumentWaitsException before it is given */
    public StoredFile document(Viewer viewer, InvoiceId id, Locale language) {
        return documents.of(find(viewer, id), language);
    }

    /** The invoice as KSeF has it; empty where it does not go there, and before it is given. @throws NotFoundException as {@link #open} */
    @Transactional(readOnly = true)
    public Optional<StoredFile> structured(Viewer viewer, InvoiceId id) {
        var isGiven = explanations.of(find(viewer, id)).standing() == BillStanding.GIVEN;
        return isGiven ? ksef.document(id).map(files::kept) : Optional.empty();
    }

    /**
     * All documents of a year, packed. They are there before the first byte goes out; where one cannot be read, the answer has no end. Whoever has
     * taken all of it has fetched each of them.
     */
    public void archive(Viewer viewer, int year, Locale language, OutputStream to) {
        var all = own.ofYear(viewer.account(), year, AT_ONCE);
        var made = all.stream()
                .map(bill -> document(viewer, bill.invoice(), language))
                .toList();
        try (var zip = new WholeZip(heavyWork, to)) {
            for (var index = 0; index < made.size(); index++) {
                var document = made.get(index);
                try (var content = files.open(document)) {
                    zip.add(document.name(), all.get(index).issuedOn(), content.readAllBytes());
                }
            }
            zip.finish();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        made.forEach(document -> files.forReader(document.id()));
    }

    /** To whoever reaches for somebody else's it does not exist; that they did is counted. */
    private Invoice find(Viewer viewer, InvoiceId id) {
        var theirs = own.find(viewer.account(), id);
        if (theirs.isEmpty() && own.exists(id)) {
            events.publishEvent(SecurityEvent.ofCaller(
                    SecuritySign.FORBIDDEN, "identity.account", viewer.account().value()));
        }
        return theirs.flatMap(invoices::find).orElseThrow(NotFoundException::new);
    }
}
