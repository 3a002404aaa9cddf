package pl.nurt.billing.preview;

import pl.nurt.customer.CustomerRef;

/** What a customer's contracts cost in the month. */
public record PreviewedCustomer(CustomerRef customer, PreviewedSum sum) {}
