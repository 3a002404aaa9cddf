package pl.nurt.identity.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The hash of a secret nobody knows: an account with it refuses in the same time as one with a wrong password. */
@Component
public class UnusablePassword {
    private final String hash;

    UnusablePassword(PasswordEncoder passwords) {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        hash = passwords.encode(HexFormat.of().formatHex(secret));
    }

    public String hash() {
        return hash;
    }
}
