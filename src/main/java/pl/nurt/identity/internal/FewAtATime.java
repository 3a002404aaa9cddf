package pl.nurt.identity.internal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets only as many hashes be computed at once as there are processors: each takes 19 MiB, and requests run on virtual threads. */
final class FewAtATime extends AbstractValidatingPasswordEncoder {
    private final PasswordEncoder encoder;
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    FewAtATime(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
