package pl.nurt.billing.ksef.internal;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.client.KeyFile;

/** Makes the links behind QR codes as the settings say. The certificate for signing in never signs one. */
@Component
public class VerificationCodes {
    private final URI host;
    private final KsefWork work;
    private final @Nullable KeyFile offline;

    public VerificationCodes(KsefSettings settings, KsefWork work) {
        this.work = work;
        host = settings.qr();
        var keys = settings.offline();
        offline = keys == null ? null : KeyFile.read(keys.file(), keys.password());
    }

    /** @param hash SHA-256 of the document */
    public String invoice(String sellerNip, LocalDate issuedOn, byte[] hash) {
        return QrLinks.invoice(host, sellerNip, issuedOn, hash);
    }

    /** Whether the portal has a certificate for offline invoices. */
    public boolean canVouch() {
        return offline != null;
    }

    /** Empty where the portal has no certificate for offline invoices. */
    public Optional<String> certificate(String sellerNip, byte[] hash) {
        return Optional.ofNullable(offline)
                .map(keys -> work.compute(() -> QrLinks.certificate(host, sellerNip, hash, keys)));
    }
}
