package pl.nurt.billing.pricing;

import org.jspecify.annotations.Nullable;

/** A service as tariffs and bills name it. @param extra code of ordered work, such as {@code meter-test}; null for everything else */
public record BilledService(ServiceKind kind, @Nullable String extra) {
    public static final BilledService WATER = new BilledService(ServiceKind.WATER, null);
    public static final BilledService SEWAGE = new BilledService(ServiceKind.SEWAGE, null);
    public static final BilledService RAIN = new BilledService(ServiceKind.RAIN, null);
    public static final BilledService SUBSCRIPTION = new BilledService(ServiceKind.SUBSCRIPTION, null);

    public BilledService {
        if ((kind == ServiceKind.EXTRA) != (extra != null)) {
            throw new IllegalArgumentException("only ordered work has a code of its own: " + kind + " " + extra);
        }
    }

    public static BilledService extra(String code) {
        return new BilledService(ServiceKind.EXTRA, code);
    }
}
