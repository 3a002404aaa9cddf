package pl.nurt.billing.documents;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.documents.InvoiceMark.Readiness;
import pl.nurt.billing.documents.internal.DocumentRepository;
import pl.nurt.billing.documents.internal.InvoicePaper;
import pl.nurt.billing.documents.internal.Renderings;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;

/**
 * The documents of invoices, one for each language, each made once and then kept. Asks nobody's permission: whoever hands one out has asked
 * for it.
 *
 * <p>Best called outside a transaction: a document takes a moment to be made.
 */
@Component
public class InvoiceDocuments {
    private final InvoicePaper paper;
    private final Explanations explanations;
    private final DocumentRepository documents;
    private final Renderings renderings;
    private final CurrentUser user;
    private final StoredFiles files;
    private final List<InvoiceMark> marks;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceDocuments(
            InvoicePaper paper,
            Explanations explanations,
            DocumentRepository documents,
            Renderings renderings,
            CurrentUser user,
            StoredFiles files,
            List<InvoiceMark> marks,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.paper = paper;
        this.explanations = explanations;
        this.documents = documents;
        this.renderings = renderings;
        this.user = user;
        this.files = files;
        this.marks = List.copyOf(marks);
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Whether it may be given to whom it is for: nothing is missing that its document has to say. */
    public boolean isReady(InvoiceId invoice) {
        return readiness(invoice) != Readiness.WAITS;
    }

    /** The least ready of all marks. */
    private Readiness readiness(InvoiceId invoice) {
        return marks.stream()
                .map(mark -> mark.readiness(invoice))
                .min(Comparator.naturalOrder())
                .orElse(Readiness.READY);
    }

    /**
     * The document of that language, made now if there is none yet. Two who ask at once get the same one, which is made once.
     *
     * @throws DocumentWaitsException if it must not be made yet
     * @throws TooManyAttemptsException if whoever is signed in waits for some already
     */
    public StoredFile of(Invoice invoice, Locale wanted) {
        var language = Languages.supported(wanted);
        return there(invoice.id(), language).orElseGet(() -> {
            if (!isReady(invoice.id())) {
                throw new DocumentWaitsException(invoice.id());
            }
            var account = user.get().map(SignedInUser::accountId).orElse(null);
            return renderings.inTurn(
                    account,
                    invoice.id(),
                    language,
                    () -> there(invoice.id(), language)
                            .orElseGet(() -> keep(begun(invoice, language), invoice, language)));
        });
    }

    private StoredFile keep(Begun begun, Invoice invoice, Locale language) {
        return keep(invoice, language, new Made(begun.passing(), begun.making().get()));
    }

    /** That with all on it; while that cannot be made the one that was given until then. */
    private Optional<StoredFile> there(InvoiceId invoice, Locale language) {
        return documents
                .find(invoice, language, readiness(invoice) != Readiness.READY)
                .map(files::kept);
    }

    /** What is still to be made. @param passing whether another one follows */
    private record Begun(boolean passing, Supplier<byte[]> making) {}

    /** All facts are looked up here; what is left asks nothing of the database. */
    private Begun begun(Invoice invoice, Locale language) {
        var passing = readiness(invoice.id()) == Readiness.PASSING;
        var stands = marks.stream()
                .flatMap(mark -> mark.of(invoice, language).stream())
                .toList();
        var explained = explanations.of(invoice);
        return new Begun(passing, () -> paper.pdf(explained, stands, language));
    }

    /** A document that was made. @param passing whether another one follows */
    public record Made(boolean passing, byte[] pdf) {}

    /** Begins to make the document, beside the caller; to be kept by {@link #keep}. Empty when there is one. */
    public Optional<Future<Made>> begin(Invoice invoice, Locale wanted) {
        var language = Languages.supported(wanted);
        if (there(invoice.id(), language).isPresent()) {
            return Optional.empty();
        }
        var begun = begun(invoice, language);
        var making =
                new FutureTask<>(() -> new Made(begun.passing(), begun.making().get()));
        // It only waits for one of the threads that make documents.
        Thread.startVirtualThread(making);
        return Optional.of(making);
    }

    /** Keeps a document that was made; where another one was faster, that one holds. */
    public StoredFile keep(Invoice invoice, Locale wanted, Made document) {
        var language = Languages.supported(wanted);
        var name = paper.fileName(invoice, language);
        var owner = BillingFiles.of(invoice.id());
        return transaction.execute(status -> {
            var made = files.keepMade(owner, name, FileKind.PDF, to -> to.write(document.pdf()));
            if (documents.add(invoice.id(), language, document.passing(), made.id(), clock.instant())) {
                events.publishEvent(new InvoiceDocumentMade(invoice.id(), invoice.customer()));
                return made;
            }
            files.forget(owner, made.id());
            return files.kept(
                    documents.find(invoice.id(), language, document.passing()).orElseThrow());
        });
    }
}
