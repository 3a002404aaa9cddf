package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.client.KeyFile;
import pl.nurt.billing.ksef.internal.client.KsefClient;
import pl.nurt.billing.ksef.internal.client.KsefLogin;
import pl.nurt.billing.ksef.internal.client.KsefTransport;
import pl.nurt.billing.ksef.internal.client.RateGroup;
import pl.nurt.billing.ksef.internal.client.RateLimits;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.platform.egress.Egress;

/** The portal's one line to KSeF, as the settings say; none where they say nothing. A certificate that cannot be read ends the start. */
@Component
class KsefConnection {
    private final SessionRepository sessions;
    private final RateLimits limits;
    private final String nip;
    private final @Nullable KsefClient client;

    KsefConnection(
            KsefSettings settings,
            BillSettings bills,
            SessionRepository sessions,
            Egress egress,
            KsefWork work,
            Clock clock) {
        this.sessions = sessions;
        limits = new RateLimits(clock);
        nip = Objects.requireNonNullElse(bills.sellerNip(), "");
        var url = settings.url();
        if (url == null || !settings.isSetUp() || nip.isEmpty()) {
            client = null;
        } else {
            client = new KsefClient(
                    // No one call outlives the lease of whoever makes it.
                    new KsefTransport(url, settings.timeout(), settings.lease().dividedBy(2), egress, limits, clock),
                    limits,
                    login(settings),
                    nip,
                    work,
                    clock);
        }
    }

    private static KsefLogin login(KsefSettings settings) {
        var certificate = settings.certificate();
        return certificate == null
                ? new KsefLogin.Token(Objects.requireNonNull(settings.token()).strip())
                : new KsefLogin.Certificate(KeyFile.read(certificate.file(), certificate.password()));
    }

    /** In whose name the portal speaks. */
    String nip() {
        return nip;
    }

    /** Empty while KSeF is not set up. What another portal was told to wait for holds here as well. */
    Optional<KsefClient> client() {
        if (client == null) {
            return Optional.empty();
        }
        sessions.pauses().forEach((group, until) -> {
            for (var known : RateGroup.values()) {
                if (known.name().equals(group)) {
                    limits.close(known, until);
                }
            }
        });
        return Optional.of(client);
    }
}
