package pl.nurt.billing.documents.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.platform.Texts;
import pl.nurt.platform.jobs.Timer;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Tells whoever acts for a customer of a new invoice, once. Nothing is attached: the message leads to the page, behind the sign-in. */
@Component
class InvoiceMessages {
    static final MessageKind INVOICE = MessageKind.of(
                    "billing.message.invoice", Topic.BILLS, "period", "amount", "due", "number", "invoice")
            .opens("bills/{invoice}")
            .validFor(Duration.ofDays(14));

    static final MessageKind CORRECTION = MessageKind.of(
                    "billing.message.correction", Topic.BILLS, "original", "change", "period", "number", "invoice")
            .opens("bills/{invoice}")
            .validFor(Duration.ofDays(14));

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Messages messages;
    private final Texts texts;

    InvoiceMessages(Messages messages, Texts texts) {
        this.messages = messages;
        this.texts = texts;
    }

    /** @param payBy the term as it holds from its giving on */
    void tell(Invoice invoice, LocalDate payBy) {
        messages.send(
                INVOICE,
                Recipient.customer(invoice.customer()),
                "invoice/" + invoice.id().value(),
                MessageData.none()
                        .text("period", period(invoice, Languages.POLISH), period(invoice, Languages.ENGLISH))
                        .text("amount", amount(invoice, Languages.POLISH), amount(invoice, Languages.ENGLISH))
                        .day("due", payBy)
                        .text("number", invoice.number())
                        .text("invoice", Long.toString(invoice.id().value())));
    }

    /** @param original the number of what it corrects */
    void tellOfCorrection(Invoice correction, String original) {
        messages.send(
                CORRECTION,
                Recipient.customer(correction.customer()),
                "invoice/" + correction.id().value(),
                MessageData.none()
                        .text("original", original)
                        .text("change", change(correction, Languages.POLISH), change(correction, Languages.ENGLISH))
                        .text("period", period(correction, Languages.POLISH), period(correction, Languages.ENGLISH))
                        .text("number", correction.number())
                        .text("invoice", Long.toString(correction.id().value())));
    }

    private String change(Invoice correction, Locale language) {
        return words(language).signed(correction.gross());
    }

    private String period(Invoice invoice, Locale language) {
        return words(language).period(invoice.from(), invoice.until());
    }

    private LineWords words(Locale language) {
        return new LineWords((key, arguments) -> texts.getTranslation(key, language, arguments), language);
    }

    private static String amount(Invoice invoice, Locale language) {
        return Formats.of(language).money(invoice.gross());
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind newInvoice() {
            return INVOICE;
        }

        @Bean
        MessageKind newCorrection() {
            return CORRECTION;
        }

        @Bean
        Timer invoicesDue(AfterIssue after) {
            return Timer.every("billing.documents", SOON, after::doDue);
        }
    }
}
