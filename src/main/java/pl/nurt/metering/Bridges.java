package pl.nurt.metering;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.internal.intake.BridgeRepository;
import pl.nurt.platform.NotFoundException;

/** The meter-bridges that may talk to the portal. Their keys are told once and kept as a hash only. */
@Service
public class Bridges {
    private static final int KEY_BYTES = 32;

    private final BridgeRepository bridges;
    private final SecureRandom random = new SecureRandom();

    Bridges(BridgeRepository bridges) {
        this.bridges = bridges;
    }

    /**
     * Registers a bridge and answers its API key, which nobody can ask for again.
     *
     * @throws IllegalArgumentException if there is a bridge of that code
     */
    @Transactional
    @PreAuthorize("hasAnyRole('ADMIN', 'SYSTEM')")
    public String register(String code) {
        var key = newKey();
        if (!bridges.add(code, key)) {
            throw new IllegalArgumentException("there is a bridge " + code);
        }
        return key;
    }

    /**
     * Gives the bridge another API key; the one before ends at once.
     *
     * @throws NotFoundException if there is no bridge of that code
     */
    @Transactional
    @PreAuthorize("hasAnyRole('ADMIN', 'SYSTEM')")
    public String renewKey(String code) {
        var key = newKey();
        if (!bridges.changeKey(code, key)) {
            throw new NotFoundException();
        }
        return key;
    }

    @Transactional(readOnly = true)
    @PreAuthorize("hasAnyRole('ADMIN', 'SYSTEM')")
    public Optional<BridgeId> byCode(String code) {
        return bridges.byCode(code);
    }

    private String newKey() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
