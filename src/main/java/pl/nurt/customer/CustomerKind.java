package pl.nurt.customer;

/** What a customer is in law. */
public enum CustomerKind {
    PERSON,
    COMPANY,
    /** The flats of a house as one payer (wspólnota mieszkaniowa). */
    HOUSING_COMMUNITY,
    /** A school or office of the municipality (jednostka JST): it receives, the municipality may be the buyer on the invoice. */
    MUNICIPAL_UNIT
}
