package pl.nurt.billing.consents;

import java.time.LocalDate;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.platform.Money;

/**
 * What another form of invoices would mean for a contract.
 *
 * @param form that would hold
 * @param from its first day: that of the next period
 * @param feeNow what a month's subscription costs with the form of now, with VAT
 * @param feeThen the same with the other one
 * @param yearlySaving what a year would cost less by the prices of {@code from}, with VAT; negative when it would cost more
 */
public record FormEffect(InvoiceForm form, LocalDate from, Money feeNow, Money feeThen, Money yearlySaving) {}
