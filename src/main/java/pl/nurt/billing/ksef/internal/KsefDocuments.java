package pl.nurt.billing.ksef.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.fa3.Fa3Checks;
import pl.nurt.billing.ksef.internal.fa3.Fa3Identity;
import pl.nurt.billing.ksef.internal.fa3.Fa3Mapping;
import pl.nurt.billing.ksef.internal.fa3.Fa3Party;
import pl.nurt.billing.ksef.internal.fa3.Fa3Problem;
import pl.nurt.billing.ksef.internal.fa3.Fa3Writer;
import pl.nurt.customer.CustomerKind;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.files.StoredFiles;

/** Makes the documents of invoices, looks at them, and keeps them: sent are the bytes that were kept, whatever the code makes of them later. */
@Component
class KsefDocuments {
    private static final int AT_ONCE = 50;

    private final SubmissionRepository submissions;
    private final InvoiceRepository invoices;
    private final StoredFiles files;
    private final KsefWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final @Nullable Fa3Party unit;

    KsefDocuments(
            SubmissionRepository submissions,
            InvoiceRepository invoices,
            StoredFiles files,
            KsefWork work,
            TransactionTemplate transaction,
            KsefSettings settings,
            Clock clock) {
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

    /** All that wait for one. Safe to repeat, and on several portals: each row is one worker's until its document is kept. */
    void prepare() {
        while (Boolean.TRUE.equals(transaction.execute(status -> some()))) {
            // The next few.
        }
    }

    private boolean some() {
        var waiting = submissions.toPrepare(AT_ONCE);
        waiting.forEach(this::one);
        return waiting.size() == AT_ONCE;
    }

    private void one(ToPrepare waiting) {
        var invoice = invoices.find(waiting.invoice()).orElseThrow();
        var facts = new Fa3Mapping.Known(
                unit,
                waiting.payer() == CustomerKind.PERSON,
                waiting.customer() == CustomerKind.MUNICIPAL_UNIT,
                waiting.buyerNip(),
                waiting.recipientNip());
        var missing = Fa3Mapping.missing(invoice, facts);
        if (missing.isPresent()) {
            submissions.withheld(waiting.invoice(), missing.get());
            return;
        }
        try {
            keep(invoice, work.compute(() -> made(invoice, facts)));
        } catch (IllegalArgumentException unknown) {
            submissions.withheld(waiting.invoice(), new Fa3Problem(KsefProblem.SCHEMA, unknown.getMessage(), 0));
        }
    }

    /** A document and what is wrong with it. */
    private record Made(byte[] document, List<Fa3Problem> problems) {}

    private Made made(Invoice invoice, Fa3Mapping.Known facts) {
        var document = Fa3Writer.write(Fa3Mapping.of(invoice, facts));
        return new Made(document, Fa3Checks.check(document, CivilTime.dayOf(clock.instant())));
    }

    private void keep(Invoice invoice, Made made) {
        if (!made.problems().isEmpty()) {
            submissions.withheld(invoice.id(), made.problems().getFirst());
            return;
        }
        var name = invoice.number().replace('/', '-') + ".xml";
        submissions.prepared(
                invoice.id(),
                files.keepMade(KsefFiles.document(invoice.id()), name, FileKind.XML, to -> to.write(made.document())));
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
