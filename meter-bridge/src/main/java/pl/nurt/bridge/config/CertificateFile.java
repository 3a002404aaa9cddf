package pl.nurt.bridge.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import pl.nurt.bridge.config.TlsSettings.Certificates;

/** Reads certificates and keys from PKCS12 and PEM. */
final class CertificateFile {
    private static final int LARGEST = 1024 * 1024;
    private static final String PEM = "-----BEGIN ";
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private CertificateFile() {}

    /** All certificates of the file, each to be trusted. */
    static KeyStore trusted(Certificates settings) throws IOException {
        var file = settings.file();
        var bytes = read(file);
        try {
            var store = isPem(bytes) ? KeyStore.getInstance("PKCS12") : pkcs12(settings, bytes);
            if (isPem(bytes)) {
                store.load(null, null);
                for (var certificate : certificates(file, bytes)) {
                    store.setCertificateEntry("ca" + store.size(), certificate);
                }
            }
            if (store.size() == 0) {
                throw new IOException("the file " + file + " holds no certificate");
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("the file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** A certificate with its chain and its key. */
    static KeyStore own(Certificates settings) throws IOException {
        var file = settings.file();
        var bytes = read(file);
        try {
            if (!isPem(bytes)) {
                return pkcs12(settings, bytes);
            }
            var keyFile = settings.keyFile() == null ? file : settings.keyFile();
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "bridge",
                    key(keyFile, read(keyFile)),
                    password(settings),
                    certificates(file, bytes).toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("the file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    static char[] password(Certificates settings) throws IOException {
        var password = settings.password();
        return password == null ? new char[0] : password.read().toCharArray();
    }

    private static KeyStore pkcs12(Certificates settings, byte[] bytes) throws IOException, GeneralSecurityException {
        var password = password(settings);
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes), password);
        } catch (IOException e) {
            throw new IOException(
                    "the file " + settings.file() + " is neither PEM nor PKCS12, or its password is another", e);
        }
        return store;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("the file " + file + " is larger than 1 MB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("the file " + file + " cannot be read", e);
        }
    }

    private static boolean isPem(byte[] bytes) {
        return text(bytes).contains(PEM);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<Certificate> certificates(Path file, byte[] bytes)
            throws IOException, GeneralSecurityException {
        var certificates = new ArrayList<Certificate>();
        var reader = CertificateFactory.getInstance("X.509");
        var matcher = CERTIFICATE.matcher(text(bytes));
        while (matcher.find()) {
            certificates.add(reader.generateCertificate(
                    new ByteArrayInputStream(matcher.group().getBytes(StandardCharsets.ISO_8859_1))));
        }
        if (certificates.isEmpty()) {
            throw new IOException("the file " + file + " holds no certificate");
        }
        return certificates;
    }

    private static PrivateKey key(Path file, byte[] bytes) throws IOException {
        var matcher = KEY.matcher(text(bytes));
        if (!matcher.find()) {
            throw new IOException(
                    "the file " + file
                            + " holds no PKCS#8 private key without password (BEGIN PRIVATE KEY); a key with a password belongs into a PKCS12 file");
        }
        for (var algorithm : ALGORITHMS) {
            try {
                var der = Base64.getMimeDecoder().decode(matcher.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Of another algorithm.
            }
        }
        throw new IOException("the private key in " + file + " is neither EC, RSA nor EdDSA");
    }
}
