package pl.nurt.billing.ksef.internal.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressSettings;
import pl.nurt.platform.work.HeavyWork;
import pl.nurt.standin.ksef.KsefStandIn;
import pl.nurt.standin.ksef.SelfSigned;

/** Lines to a stand-in of a test's own. */
public final class Ksefs {
    public static final String PASSWORD = "for-the-test";

    private static final HeavyWork HEAVY_WORK = new HeavyWork(2);

    private Ksefs() {}

    public static KsefClient client(KsefStandIn standIn, KsefLogin login, Duration timeout, Clock clock) {
        return client(standIn, login, timeout, clock, "127.0.0.0/8");
    }

    /** @param network the only one that the settings allow */
    static KsefClient client(KsefStandIn standIn, KsefLogin login, Duration timeout, Clock clock, String network) {
        var limits = new RateLimits(clock);
        var egress = new Egress(new EgressSettings(List.of(network)));
        var url = URI.create(Objects.requireNonNull(standIn.settings().get("nurt.billing.ksef.url")));
        return new KsefClient(
                new KsefTransport(url, timeout, timeout.multipliedBy(2), egress, limits, clock),
                limits,
                login,
                KsefStandIn.NIP,
                HEAVY_WORK,
                clock);
    }

    public static KsefLogin token() {
        return new KsefLogin.Token(KsefStandIn.TOKEN);
    }

    /** As KSeF gives a certificate out. */
    public static Path file(Path folder, SelfSigned keys) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "ksef", keys.keys().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {keys.certificate()});
            var file = folder.resolve("ksef-" + keys.certificate().getSerialNumber() + ".p12");
            try (var to = Files.newOutputStream(file)) {
                store.store(to, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
