package pl.nurt.customer;

import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to the register, or seen of it. */
public enum CustomerDeed implements Deed {
    /** A list of customers, page by page. */
    CUSTOMERS_LISTED,
    /** The search over every page. */
    CUSTOMERS_SEARCHED,
    CUSTOMER_SEEN,
    /** A place with those who live there. */
    PLACE_SEEN,
    /** Rows of an import. */
    IMPORT_SEEN,
    /** The table of an import, as it was handed in. */
    IMPORT_FILE_TAKEN,
    PESEL_SEEN,
    CUSTOMER_ADDED,
    CUSTOMER_CHANGED,
    REPRESENTATIVE_ADDED,
    REPRESENTATIVE_ENDED,
    CONSENT_RECORDED,
    NOTE_WRITTEN,
    NOTE_PINNED,
    NOTE_WITHDRAWN,
    CUSTOMER_MERGED,
    MERGE_UNDONE,
    PLACE_ADDED,
    PLACE_CHANGED,
    CONTRACT_CONCLUDED,
    TERMS_CHANGED,
    CONTRACT_ENDED,
    CONTRACT_HANDED_OVER,
    ACCESS_CODE_ISSUED,
    ACCESS_CODE_REVOKED,
    ACCESS_CODE_LOCKED,
    ACCOUNT_OPENED,
    ACCOUNT_LINKED,
    ACCOUNT_UNLINKED,
    CUSTOMERS_IMPORTED,
    IMPORT_UNDONE;

    /** The register as a whole. */
    public static final AuditSubject REGISTER = new AuditSubject("customer.register", "customers");

    @Override
    public String room() {
        return "customer";
    }

    /** The import, as the log names one. */
    public static AuditSubject subject(ImportRunId run) {
        return AuditSubject.of("customer.import", run.value());
    }

    /** The customer, as the log names one. */
    public static AuditSubject subject(CustomerId customer) {
        return AuditSubject.of("customer.customer", customer.value());
    }

    /** The place, as the log names one. */
    public static AuditSubject subject(ServicePointId place) {
        return AuditSubject.of("customer.place", place.value());
    }

    /** The contract, as the log names one. */
    public static AuditSubject subject(SupplyContractId contract) {
        return AuditSubject.of("customer.contract", contract.value());
    }
}
