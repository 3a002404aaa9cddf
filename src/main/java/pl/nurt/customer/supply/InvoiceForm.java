package pl.nurt.customer.supply;

/** How an invoice of a contract goes out. */
public enum InvoiceForm {
    PAPER,
    ELECTRONIC
}
