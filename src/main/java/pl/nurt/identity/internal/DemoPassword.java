package pl.nurt.identity.internal;

import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import pl.nurt.identity.DemoPeople;

/**
 * The password every account of the demo has, while the portal runs as a demo.
 *
 * <p>Such an account stores {@link #HASH} instead of a hash, so that a database once filled by the demo opens no door when the
 * demo is over.
 */
public final class DemoPassword extends AbstractValidatingPasswordEncoder {
    static final String ID = "demo";
    public static final String HASH = "{" + ID + "}no hash";

    private final boolean demo;
    private final PasswordEncoder asSlowAs;
    private final String example;

    DemoPassword(boolean demo, PasswordEncoder asSlowAs) {
        this.demo = demo;
        this.asSlowAs = asSlowAs;
        this.example = asSlowAs.encode(DemoPeople.PASSWORD);
    }

    @Override
    protected boolean matchesNonNull(String password, String nothing) {
        return asSlowAs.matches(password, example) && demo;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        throw new UnsupportedOperationException("the demo's password is not chosen");
    }
}
