package pl.nurt.billing;

import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to prices. */
public enum BillingDeed implements Deed {
    TARIFF_ADDED,
    TARIFF_CHANGED,
    TARIFF_DISCARDED,
    TARIFF_PUBLISHED,
    /** A later one took its place. */
    TARIFF_SUPERSEDED,
    RATE_ADDED;

    @Override
    public String room() {
        return "billing";
    }

    public static AuditSubject subject(TariffId tariff) {
        return AuditSubject.of("billing.tariff", tariff.value());
    }

    public static AuditSubject rate(RateKind kind) {
        return new AuditSubject("billing.rate", kind.name());
    }
}
