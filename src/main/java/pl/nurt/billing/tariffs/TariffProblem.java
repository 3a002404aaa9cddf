package pl.nurt.billing.tariffs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;

/**
 * Why a tariff cannot be published as it is.
 *
 * @param from the first day it is about
 * @param until the first day it is no longer about
 * @param decision of the other tariff; null when it is about this one alone
 * @param service without a price, or with two; null when it is about whole tariffs
 * @param terms of contracts that are concerned; null when it is about whole tariffs
 * @param contracts how many hold such terms today
 */
public record TariffProblem(
        Kind kind,
        LocalDate from,
        LocalDate until,
        @Nullable String decision,
        @Nullable BilledService service,
        @Nullable BilledTerms terms,
        long contracts) {
    /** What is wrong. */
    public enum Kind {
        /** Between two tariffs lie days without a price. */
        HOLE,
        /** Another published tariff holds on these days, and this one cannot take its place. */
        OVERLAP,
        /** Another published tariff holds on these days; this one may take its place. */
        SUPERSEDES,
        /** Contracts take a service that has no price for them. */
        NO_PRICE,
        /** Two prices fit a contract, and neither is narrower. */
        TWO_PRICES
    }

    /** Whether it stops the publication; otherwise it must only be wanted. */
    public boolean isBar() {
        return kind != Kind.SUPERSEDES;
    }

    public static TariffProblem between(Kind kind, LocalDate from, LocalDate until, String decision) {
        return new TariffProblem(kind, from, until, decision, null, null, 0);
    }
}
