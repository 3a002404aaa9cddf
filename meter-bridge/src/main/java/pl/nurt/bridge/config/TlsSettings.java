package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an encrypted connection is made with.
 *
 * @param trusted who may vouch for the portal; null for those whom Java trusts
 * @param own the bridge's own certificate, if the portal wants one
 */
public record TlsSettings(
        @Nullable Certificates trusted, @Nullable Certificates own) {
    /** Java's own trust, and no certificate of the bridge. */
    public static final TlsSettings USUAL = new TlsSettings(null, null);

    /**
     * Certificates in a file: PKCS12, or PEM.
     *
     * @param keyFile the private key (PEM, PKCS#8, without password) of a certificate in PEM; null if it is in the same file
     * @param password of a PKCS12 file
     */
    public record Certificates(
            Path file, @Nullable Path keyFile, @Nullable Secret password) {}

    /**
     * Reads the files afresh.
     *
     * @throws IOException one of them is not what it should be; the message says which and why
     */
    public SSLContext context() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            var trust = trusted == null ? null : trust(trusted);
            var keys = own == null ? null : keys(own);
            context.init(
                    keys == null ? null : keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trust(Certificates certificates) throws IOException, GeneralSecurityException {
        var store = CertificateFile.trusted(certificates);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyManagerFactory keys(Certificates certificates) throws IOException, GeneralSecurityException {
        KeyStore store = CertificateFile.own(certificates);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, CertificateFile.password(certificates));
        return factory;
    }
}
