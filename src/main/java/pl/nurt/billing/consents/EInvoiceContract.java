package pl.nurt.billing.consents;

import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;

/** A contract that its customer may have billed electronically. */
public record EInvoiceContract(SupplyContractId id, String number, CustomerRef customer, Place place) {}
