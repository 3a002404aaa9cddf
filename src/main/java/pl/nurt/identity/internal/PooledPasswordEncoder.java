package pl.nurt.identity.internal;

import java.util.concurrent.Callable;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import pl.nurt.platform.work.TooMuchWorkException;
import pl.nurt.platform.work.WorkPool;

/**
 * Hashes in a pool: each hash takes 19 MiB and a processor for a while, and strangers can ask for as many as they like. A password that somebody
 * claims to know is judged if there is a place ({@link TooMuchWorkException}); one that is being set waits for it.
 */
final class PooledPasswordEncoder extends AbstractValidatingPasswordEncoder {
    private final PasswordEncoder encoder;
    private final WorkPool pool;

    PooledPasswordEncoder(PasswordEncoder encoder, WorkPool pool) {
        this.encoder = encoder;
        this.pool = pool;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return hashed(() -> pool.call(() -> encoder.encode(password)));
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
        return hashed(() -> pool.callIfPossible(() -> encoder.matches(password, hash)));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static <T> T hashed(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while hashing", stopping);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
