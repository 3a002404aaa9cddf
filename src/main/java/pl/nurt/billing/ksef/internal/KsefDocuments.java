package pl.nurt.billing.ksef.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.fa3.Fa3Checks;
import pl.nurt.billing.ksef.internal.fa3.Fa3Correction;
import pl.nurt.billing.ksef.internal.fa3.Fa3Document;
import pl.nurt.billing.ksef.internal.fa3.Fa3Identity;
import pl.nurt.billing.ksef.internal.fa3.Fa3Mapping;
import pl.nurt.billing.ksef.internal.fa3.Fa3Party;
import pl.nurt.billing.ksef.internal.fa3.Fa3Problem;
import pl.nurt.billing.ksef.internal.fa3.Fa3Writer;
import pl.nurt.billing.ksef.internal.rules.TaxEffect;
import pl.nurt.customer.CustomerKind;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.files.StoredFiles;

/** Makes the documents of invoices, looks at them, and keeps them: sent are the bytes that were kept, whatever the code makes of them later. */
@Component
class KsefDocuments {
    private static final Logger log = LoggerFactory.getLogger(KsefDocuments.class);
    private static final int AT_ONCE = 50;

    private final PreparationRepository preparations;
    private final SubmissionRepository submissions;
    private final InvoiceRepository invoices;
    private final StoredFiles files;
    private final KsefWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final @Nullable Fa3Party unit;

    KsefDocuments(
            PreparationRepository preparations,
            SubmissionRepository submissions,
            InvoiceRepository invoices,
            StoredFiles files,
            KsefWork work,
            TransactionTemplate transaction,
            KsefSettings settings,
            Clock clock) {
        this.preparations = preparations;
        this.submissions = submissions;
        this.invoices = invoices;
        this.files = files;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
        var issuer = settings.unit();
        unit = issuer == null
                ? null
                : new Fa3Party(
                        new Fa3Identity.InternalId(issuer.internalId()),
                        issuer.name(),
                        "PL",
                        issuer.address(),
                        issuer.town(),
                        null);
    }

    /**
     * All that wait for one. Safe to repeat, and on several portals: each row is one worker's until its document is kept. One that cannot be made
     * waits, and stops none of the others.
     */
    void prepare() {
        for (var some = preparations.waiting(AT_ONCE); !some.isEmpty(); some = preparations.waiting(AT_ONCE)) {
            var made = some.stream().filter(this::tried).count();
            if (made == 0) {
                return;
            }
        }
    }

    /** @return whether the row does not wait any more, or waits until later */
    private boolean tried(InvoiceId invoice) {
        try {
            return Boolean.TRUE.equals(transaction.execute(
                    status -> preparations.take(invoice).map(this::one).isPresent()));
        } catch (RuntimeException unexpected) {
            log.error("ksef document not made invoice={}", invoice.value(), unexpected);
            preparations.failed(invoice, unexpected.getClass().getSimpleName());
            return true;
        }
    }

    private InvoiceId one(ToPrepare waiting) {
        var invoice = invoices.find(waiting.invoice()).orElseThrow();
        var facts = new Fa3Mapping.Known(
                unit,
                waiting.payer() == CustomerKind.PERSON,
                waiting.customer() == CustomerKind.MUNICIPAL_UNIT,
                waiting.buyerNip(),
                waiting.recipientNip(),
                waiting.account());
        var missing = Fa3Mapping.missing(invoice, facts);
        if (missing.isPresent()) {
            submissions.withheld(waiting.invoice(), missing.get());
            return invoice.id();
        }
        try {
            var document = document(invoice, facts);
            keep(invoice, work.compute(() -> made(document)));
        } catch (IllegalArgumentException unknown) {
            submissions.withheld(waiting.invoice(), new Fa3Problem(KsefProblem.SCHEMA, unknown.getMessage(), 0));
        }
        return invoice.id();
    }

    /** A document and what is wrong with it. */
    private record Made(byte[] document, List<Fa3Problem> problems) {}

    private Made made(Fa3Document invoice) {
        var document = Fa3Writer.write(invoice);
        return new Made(document, Fa3Checks.check(document, CivilTime.dayOf(clock.instant())));
    }

    /** A correction names the invoice that was corrected first, however often, and states the lines as the document before it left them. */
    private Fa3Document document(Invoice invoice, Fa3Mapping.Known facts) {
        var correction = invoice.correction();
        if (correction == null) {
            return Fa3Mapping.of(invoice, facts);
        }
        var before = invoices.find(correction.corrects()).orElseThrow().state();
        var original = invoices.find(correction.original()).orElseThrow();
        var corrected = new Fa3Correction.Corrected(
                original.number(),
                original.issuedOn(),
                preparations.ksefNumber(original.id()).orElse(null));
        var buyer = before.buyer().equals(invoice.buyer()) ? null : Fa3Mapping.party(before.buyer(), facts.buyerNip());
        return Fa3Mapping.correction(
                before,
                invoice.state(),
                new Fa3Correction(
                        correction.reason(), TaxEffect.of(invoice.gross()).code(), List.of(corrected), buyer),
                facts);
    }

    private void keep(Invoice invoice, Made made) {
        if (!made.problems().isEmpty()) {
            submissions.withheld(invoice.id(), made.problems().getFirst());
            return;
        }
        var name = invoice.number().replace('/', '-') + ".xml";
        preparations.prepared(
                invoice.id(),
                files.keepMade(KsefFiles.document(invoice.id()), name, FileKind.XML, to -> to.write(made.document())));
    }

    /** All that were ever made of an invoice: an answer of KSeF may be about an earlier one. */
    List<StoredFile> ofInvoice(InvoiceId invoice) {
        return files.of(KsefFiles.document(invoice));
    }

    /** The bytes that were kept. */
    byte[] read(StoredFileId document) {
        try (var content = files.open(files.kept(document))) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
