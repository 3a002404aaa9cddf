package pl.nurt.identity.internal;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.platform.work.WorkPool;

/** Argon2id for new hashes; bcrypt of an imported account is still understood and replaced at the next sign-in. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {
    private static final String CURRENT = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    // OWASP's password storage cheat sheet: 19 MiB, two passes, one lane.
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int BCRYPT_COST = 12;

    /** One processor is left to everybody else. */
    @Bean(destroyMethod = "stop")
    WorkPool hashingPool(IdentitySettings settings) {
        var threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new WorkPool("hashing", threads, settings.hashesWaiting());
    }

    @Bean
    PasswordEncoder passwordEncoder(
            @Qualifier("hashingPool") WorkPool pool, @Value("${nurt.demo.enabled:false}") boolean demo) {
        var argon2 = new PooledPasswordEncoder(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES), pool);
        return new DelegatingPasswordEncoder(
                CURRENT,
                Map.of(
                        CURRENT,
                        argon2,
                        "bcrypt",
                        new PooledPasswordEncoder(new BCryptPasswordEncoder(BCRYPT_COST), pool),
                        DemoPassword.ID,
                        new DemoPassword(demo, argon2))) {
            @Override
            protected boolean upgradeEncodingNonNull(String hash) {
                return !DemoPassword.HASH.equals(hash) && super.upgradeEncodingNonNull(hash);
            }
        };
    }
}
