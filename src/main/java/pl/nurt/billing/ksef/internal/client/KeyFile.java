package pl.nurt.billing.ksef.internal.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Locale;

/** A certificate with its private key, as KSeF gives them out: a PKCS#12 file. */
public record KeyFile(X509Certificate certificate, PrivateKey key) {
    /** @throws IllegalStateException if there is none, or the password does not open it */
    public static KeyFile read(Path file, String password) {
        try (var content = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(content, password.toCharArray());
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return new KeyFile(certificate, key);
                }
            }
            throw new IllegalStateException("no key with a certificate in " + file.getFileName());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the key file cannot be read: " + file.getFileName(), unusable);
        }
    }

    /** As it stands in the links of offline invoices: hexadecimal, an even number of digits. */
    public String serialNumber() {
        var hex = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }
}
