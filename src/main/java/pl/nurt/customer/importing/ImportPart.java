package pl.nurt.customer.importing;

/** What a row may bring that is not kept yet. */
public enum ImportPart {
    CUSTOMER,
    PLACE,
    CONTRACT,
    METER
}
