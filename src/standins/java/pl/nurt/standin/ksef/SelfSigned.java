package pl.nurt.standin.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Certificates that vouch for themselves, as the test environment of KSeF takes them; for a year from yesterday. */
public record SelfSigned(X509Certificate certificate, KeyPair keys) {
    private static final String ECDSA = "1.2.840.10045.4.3.2";
    private static final String RSA = "1.2.840.113549.1.1.11";
    private static final Duration YEAR = Duration.ofDays(366);

    public static SelfSigned rsa(String name, long serial) {
        return make("RSA", name, serial);
    }

    /** On the curve P-256. */
    public static SelfSigned ec(String name, long serial) {
        return make("EC", name, serial);
    }

    private static SelfSigned make(String algorithm, String name, long serial) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            var keys = generator.generateKeyPair();
            return new SelfSigned(certificate(algorithm, name, serial, keys), keys);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(String algorithm, String name, long serial, KeyPair keys)
            throws GeneralSecurityException, IOException {
        var signing = new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.equals("EC") ? ECDSA : RSA));
        var yesterday = Clock.systemUTC().instant().minus(Duration.ofDays(1));
        var content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial)));
        content.setSignature(signing);
        content.setIssuer(new X500Name("CN=" + name + ", C=PL"));
        content.setSubject(new X500Name("CN=" + name + ", C=PL"));
        content.setStartDate(new Time(Date.from(yesterday)));
        content.setEndDate(new Time(Date.from(yesterday.plus(YEAR))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        var signed = content.generateTBSCertificate();
        var signature = Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getEncoded());
        var parts = new ASN1EncodableVector();
        parts.add(signed);
        parts.add(signing);
        parts.add(new DERBitString(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded()));
    }
}
