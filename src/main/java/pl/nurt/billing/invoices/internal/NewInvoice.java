package pl.nurt.billing.invoices.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Party;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.UserAccountId;

/** An invoice that has everything but its number. @param account where it is to be paid; null when nobody has said it */
public record NewInvoice(
        InvoiceOrigin origin,
        SupplyContractId contract,
        CustomerId customer,
        ServicePointId place,
        LocalDate from,
        LocalDate until,
        LocalDate issuedOn,
        LocalDate dueOn,
        Instant issuedAt,
        UserAccountId issuedBy,
        Party seller,
        Party buyer,
        @Nullable Party recipient,
        @Nullable String account) {}
