package pl.nurt.billing.ksef.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import pl.nurt.billing.ksef.internal.client.KeyFile;

/** The links behind the two QR codes of an invoice. */
final class QrLinks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final int SALT = 32;

    private QrLinks() {}

    /** KOD I: the document by seller, day and hash. The same before and after it has a number. @param hash SHA-256 of the document */
    static String invoice(URI host, String sellerNip, LocalDate issuedOn, byte[] hash) {
        return host + "/invoice/" + sellerNip + "/" + DAY.format(issuedOn) + "/" + base64(hash);
    }

    /** KOD II: that whoever holds the certificate vouches for the document. Signed is the link itself, without its scheme. */
    static String certificate(URI host, String sellerNip, byte[] hash, KeyFile keys) {
        var path = "/certificate/Nip/" + sellerNip + "/" + sellerNip + "/" + keys.serialNumber() + "/" + base64(hash);
        var signed = host.getRawAuthority() + path;
        return host + path + "/" + base64(sign(signed.getBytes(StandardCharsets.UTF_8), keys.key()));
    }

    private static byte[] sign(byte[] text, PrivateKey key) {
        try {
            Signature signature;
            if (key.getAlgorithm().equals("EC")) {
                signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            } else {
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, PSSParameterSpec.TRAILER_FIELD_BC));
            }
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the certificate for offline invoices cannot sign", unusable);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
