package pl.nurt.billing.documents;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.documents.internal.DocumentRepository;
import pl.nurt.billing.documents.internal.InvoicePaper;
import pl.nurt.billing.documents.internal.Renderings;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.Invoice;
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

    /** Whether nothing is missing any more that the document has to say. */
    public boolean isReady(Invoice invoice) {
        return marks.stream().allMatch(mark -> mark.isReady(invoice));
    }

    /**
     * The document of that language, made now if there is none yet. Two who ask at once get the same one, which is made once.
     *
     * @throws TooManyAttemptsException if whoever is signed in waits for some already
     */
    public StoredFile of(Invoice invoice, Locale wanted) {
        var language = Languages.supported(wanted);
        return there(invoice, language).orElseGet(() -> {
            var account = user.get().map(SignedInUser::accountId).orElse(null);
            return renderings.inTurn(
                    account,
                    invoice.id(),
                    language,
                    () -> there(invoice, language)
                            .orElseGet(() -> keep(invoice, language, paper.pdf(explanations.of(invoice), language))));
        });
    }

    private Optional<StoredFile> there(Invoice invoice, Locale language) {
        return documents.find(invoice.id(), language).map(files::kept);
    }

    /** Begins to make the document, beside the caller; to be kept by {@link #keep}. Empty when there is one. */
    public Optional<Future<byte[]>> begin(Invoice invoice, Locale wanted) {
        var language = Languages.supported(wanted);
        if (documents.find(invoice.id(), language).isPresent()) {
            return Optional.empty();
        }
        var explained = explanations.of(invoice);
        var making = new FutureTask<>(() -> paper.pdf(explained, language));
        // It only waits for one of the threads that make documents.
        Thread.startVirtualThread(making);
        return Optional.of(making);
    }

    /** Keeps a document that was made; where another one was faster, that one holds. */
    public StoredFile keep(Invoice invoice, Locale wanted, byte[] pdf) {
        var language = Languages.supported(wanted);
        var name = paper.fileName(invoice, language);
        var owner = BillingFiles.of(invoice.id());
        return transaction.execute(status -> {
            var made = files.keepMade(owner, name, FileKind.PDF, to -> to.write(pdf));
            if (documents.add(invoice.id(), language, made.id(), clock.instant())) {
                events.publishEvent(new InvoiceDocumentMade(invoice.id(), invoice.customer()));
                return made;
            }
            files.forget(owner, made.id());
            return files.kept(documents.find(invoice.id(), language).orElseThrow());
        });
    }
}
