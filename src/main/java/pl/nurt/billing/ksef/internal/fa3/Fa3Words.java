package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;

/** The words of a document. It is written for the tax office, so they are Polish whoever reads it, and stay as they are: they are part of its hash. */
final class Fa3Words {
    private Fa3Words() {}

    static String name(BilledService service) {
        return switch (service.kind()) {
            case WATER -> "Dostarczanie wody";
            case SEWAGE -> "Odprowadzanie ścieków";
            case RAIN -> "Odprowadzanie wód opadowych i roztopowych";
            case SUBSCRIPTION -> "Opłata abonamentowa";
            case EXTRA -> "Usługa dodatkowa: " + service.extra();
        };
    }

    /** Number of the service in PKWiU 2015; ordered work may be anything. */
    static @Nullable String classification(ServiceKind service) {
        return switch (service) {
            case WATER, SUBSCRIPTION -> "36.00.20.0";
            case SEWAGE -> "37.00.11.0";
            case RAIN, EXTRA -> null;
        };
    }

    static String unit(PriceUnit unit) {
        return switch (unit) {
            case CUBIC_METRE -> "m3";
            case MONTH -> "mies.";
            case PIECE -> "szt.";
        };
    }
}
