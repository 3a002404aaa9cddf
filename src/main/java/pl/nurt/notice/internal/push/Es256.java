package pl.nurt.notice.internal.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on P-256 as browsers and settings write them: 65 octets of a point, 32 of a number. */
final class Es256 {
    static final int POINT = 65;
    static final int NUMBER = 32;
    static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();

    private Es256() {}

    static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] point(ECPublicKey key) {
        var point = new byte[POINT];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + NUMBER);
        return point;
    }

    static byte[] number(ECPrivateKey key) {
        var number = new byte[NUMBER];
        put(key.getS(), number, 0);
        return number;
    }

    /** @throws InvalidKeyException when the octets are no point of the curve */
    static ECPublicKey publicKey(byte[] point) throws InvalidKeyException {
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("a public key has 65 octets and begins with 4");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER, POINT));
        refuseOffCurve(x, y);
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
        } catch (GeneralSecurityException unusable) {
            throw new InvalidKeyException(unusable);
        }
    }

    /** A number whose leading zeros were lost is the same number. */
    static ECPrivateKey privateKey(byte[] number) throws InvalidKeyException {
        var s = new BigInteger(1, number);
        if (number.length > NUMBER || s.signum() == 0 || s.compareTo(CURVE.getOrder()) >= 0) {
            throw new InvalidKeyException("a private key has at most 32 octets");
        }
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, CURVE));
        } catch (GeneralSecurityException unusable) {
            throw new InvalidKeyException(unusable);
        }
    }

    /** A point beside the curve would tell something of the other key. */
    private static void refuseOffCurve(BigInteger x, BigInteger y) throws InvalidKeyException {
        var p = ((java.security.spec.ECFieldFp) CURVE.getCurve().getField()).getP();
        var left = y.multiply(y).mod(p);
        var right = x.pow(3)
                .add(CURVE.getCurve().getA().multiply(x))
                .add(CURVE.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !left.equals(right)) {
            throw new InvalidKeyException("not a point of P-256");
        }
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var octets = number.toByteArray();
        var from = octets.length > NUMBER ? octets.length - NUMBER : 0;
        var length = octets.length - from;
        System.arraycopy(octets, from, into, at + NUMBER - length, length);
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
