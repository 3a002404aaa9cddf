package pl.nurt.standin.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** The keys a browser makes for a subscription, and what it does with them: opens RFC 8291. */
final class BrowserKeys {
    private static final int POINT = 65;

    /** Of the curve; every key has the same. */
    private static final java.security.spec.ECParameterSpec CURVE =
            ((ECPublicKey) fresh().pair.getPublic()).getParams();

    private static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

    private final KeyPair pair;
    private final byte[] secret;

    private BrowserKeys(KeyPair pair, byte[] secret) {
        this.pair = pair;
        this.secret = secret;
    }

    static BrowserKeys fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            return new BrowserKeys(generator.generateKeyPair(), secret);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String p256dh() {
        return base64(point((ECPublicKey) pair.getPublic()));
    }

    String auth() {
        return base64(secret);
    }

    byte[] open(byte[] body) throws GeneralSecurityException {
        var buffer = ByteBuffer.wrap(body);
        if (body.length < 16 + 4 + 1 + POINT + 17) {
            throw new GeneralSecurityException("too short");
        }
        var salt = new byte[16];
        buffer.get(salt);
        var record = buffer.getInt();
        var sender = new byte[buffer.get()];
        buffer.get(sender);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        if (sealed.length > record) {
            throw new GeneralSecurityException("more than one record");
        }
        var agreed = agreed(sender);
        var own = point((ECPublicKey) pair.getPublic());
        var info = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), own, sender);
        var input = derive(secret, agreed, info, 32);
        var key = derive(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        var nonce = derive(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(sealed);
        var end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    /** By Bouncy Castle: the JDK takes five times as long, and the stand-in shares the processors of those whom it stands for. */
    private byte[] agreed(byte[] sender) throws GeneralSecurityException {
        try {
            var agreement = new ECDHBasicAgreement();
            agreement.init(new ECPrivateKeyParameters(((ECPrivateKey) pair.getPrivate()).getS(), P256));
            var theirs = new ECPublicKeyParameters(P256.getCurve().decodePoint(sender), P256);
            return BigIntegers.asUnsignedByteArray(32, agreement.calculateAgreement(theirs));
        } catch (IllegalArgumentException beside) {
            throw new GeneralSecurityException("not a point of the curve", beside);
        }
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != 4) {
            throw new GeneralSecurityException("not an uncompressed point");
        }
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, POINT))),
                        CURVE));
    }

    private static byte[] point(ECPublicKey key) {
        return concat(
                new byte[] {4},
                number(key.getW().getAffineX()),
                number(key.getW().getAffineY()));
    }

    private static byte[] number(BigInteger number) {
        var octets = number.toByteArray();
        var padded = new byte[32];
        var length = Math.min(octets.length, 32);
        System.arraycopy(octets, octets.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(input)
                        .thenExpand(info, length));
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
