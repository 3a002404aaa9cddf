package pl.nurt.customer.consents;

/** What a customer may agree to. */
public enum ConsentSubject {
    E_INVOICE,
    E_CORRESPONDENCE,
    PHONE_CONTACT
}
