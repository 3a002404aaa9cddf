package pl.nurt.billing.invoices.internal;

import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.supply.BilledInvoice;
import pl.nurt.customer.supply.ContractEnded;
import pl.nurt.identity.Role;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;

/** Tells finance which invoices bill days that their contract lost: until they are corrected nobody else is billed for those days. */
@Component
class CorrectionsDue {
    static final MessageKind KIND = MessageKind.of(
                    "billing.message.correction-due", Topic.OFFICE, "contract", "invoices", "day", "customer")
            .by(Channel.PUSH, Channel.EMAIL)
            .withoutConsent()
            .opens("office/customers/{customer}");

    private final BilledContracts billed;
    private final Messages messages;

    CorrectionsDue(BilledContracts billed, Messages messages) {
        this.billed = billed;
        this.messages = messages;
    }

    /** In the transaction that ends the contract: both are there, or neither. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContractEnded ended) {
        var invoices = billed.from(ended.contract(), ended.validTo());
        if (!invoices.isEmpty()) {
            messages.send(
                    KIND,
                    Recipient.staff(Role.FINANCE),
                    "contract-ended/" + ended.contract().value(),
                    MessageData.none()
                            .text("contract", ended.number())
                            .text(
                                    "invoices",
                                    invoices.stream().map(BilledInvoice::number).collect(Collectors.joining(", ")))
                            .day("day", ended.validTo().minusDays(1))
                            .text("customer", "" + ended.customer().value()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind correctionDue() {
            return KIND;
        }
    }
}
