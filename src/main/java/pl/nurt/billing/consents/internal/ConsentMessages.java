package pl.nurt.billing.consents.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pl.nurt.billing.consents.EInvoiceContract;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;

/** Tells whoever acts for a customer that invoices come in another form. */
@Component
public class ConsentMessages {
    private static final Duration WEEK = Duration.ofDays(7);
    static final MessageKind GIVEN = MessageKind.of("billing.message.e-invoice", Topic.BILLS, "place", "from")
            .opens("bills/e-invoice")
            .validFor(WEEK);
    static final MessageKind WITHDRAWN = MessageKind.of("billing.message.paper-invoice", Topic.BILLS, "place", "from")
            .opens("bills/e-invoice")
            .validFor(WEEK);

    private final Messages messages;

    ConsentMessages(Messages messages) {
        this.messages = messages;
    }

    public void tell(EInvoiceContract contract, boolean given, LocalDate from, Instant at) {
        messages.send(
                given ? GIVEN : WITHDRAWN,
                Recipient.customer(contract.customer().customerId()),
                "e-invoice/" + contract.id().value() + "/" + at.toEpochMilli(),
                MessageData.none().text("place", contract.place().fullAddress()).day("from", from));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind eInvoicesComing() {
            return GIVEN;
        }

        @Bean
        MessageKind paperInvoicesComing() {
            return WITHDRAWN;
        }
    }
}
