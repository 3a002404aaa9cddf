package pl.nurt.billing.ksef.internal.fa3;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;

/** The words of a document. It is written for the tax office, so they are Polish whoever reads it, and stay as they are: they are part of its hash. */
final class Fa3Words {
    private static final String OF_WATER = "36.00.20.0";
    private static final String OF_SEWAGE = "37.00.11.0";

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

    /**
     * Number of the service in PKWiU 2015; ordered work may be anything.
     *
     * @param billed all that the invoice bills: the fee is for sewage where no water is
     */
    static @Nullable String classification(ServiceKind service, Set<ServiceKind> billed) {
        return switch (service) {
            case WATER -> OF_WATER;
            case SUBSCRIPTION ->
                billed.contains(ServiceKind.SEWAGE) && !billed.contains(ServiceKind.WATER) ? OF_SEWAGE : OF_WATER;
            case SEWAGE -> OF_SEWAGE;
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
