package pl.nurt.notice.internal.push;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * A key on P-256 that is made for one push and forgotten, as RFC 8291 wants it.
 *
 * <p>By Bouncy Castle: agreeing on a secret is most of what a push costs, and the JDK takes five times as long for it on processors
 * without AVX-512.
 */
final class EphemeralKey {
    private static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ECPrivateKeyParameters number;
    private final ECPoint point;

    private EphemeralKey(ECPrivateKeyParameters number, ECPoint point) {
        this.number = number;
        this.point = point;
    }

    static EphemeralKey fresh() {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256, RANDOM));
        var pair = generator.generateKeyPair();
        return new EphemeralKey(
                (ECPrivateKeyParameters) pair.getPrivate(), ((ECPublicKeyParameters) pair.getPublic()).getQ());
    }

    /** Of a known number: for the examples of the standard. */
    static EphemeralKey of(byte[] number) {
        var d = new BigInteger(1, number);
        return new EphemeralKey(
                new ECPrivateKeyParameters(d, P256), P256.getG().multiply(d).normalize());
    }

    /** The public half: 65 octets. */
    byte[] point() {
        return point.getEncoded(false);
    }

    /**
     * What only this key and the device's know: 32 octets.
     *
     * @throws InvalidKeyException when the device's octets are no point of the curve; one beside it would tell something of this key
     */
    byte[] agreeWith(byte[] device) throws InvalidKeyException {
        if (device.length != Es256.POINT || device[0] != Es256.UNCOMPRESSED) {
            throw new InvalidKeyException("a public key has 65 octets and begins with 4");
        }
        try {
            var theirs = new ECPublicKeyParameters(P256.getCurve().decodePoint(device), P256);
            var agreement = new ECDHBasicAgreement();
            agreement.init(number);
            return BigIntegers.asUnsignedByteArray(Es256.NUMBER, agreement.calculateAgreement(theirs));
        } catch (IllegalArgumentException beside) {
            throw new InvalidKeyException("not a point of P-256", beside);
        }
    }
}
