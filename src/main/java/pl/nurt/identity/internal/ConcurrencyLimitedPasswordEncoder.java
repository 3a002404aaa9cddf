package pl.nurt.identity.internal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets only as many hashes be computed at once as there are processors: each takes 19 MiB, and requests run on virtual threads. */
final class ConcurrencyLimitedPasswordEncoder extends AbstractValidatingPasswordEncoder {
    private final PasswordEncoder encoder;
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    ConcurrencyLimitedPasswordEncoder(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return limited(() -> encoder.encode(password));
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return limited(() -> encoder.matches(password, hash));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T limited(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
