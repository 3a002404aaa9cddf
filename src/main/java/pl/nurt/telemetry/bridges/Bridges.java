package pl.nurt.telemetry.bridges;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.bridges.internal.BridgeRegistry;

/**
 * The meter-bridges that may talk to the portal, and with what key. Keys and codes are told once and kept as hashes only.
 *
 * <p>How the bridges are is told by {@link Concentrators#bridges()}.
 */
@Service
public class Bridges {
    private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?");
    private static final int KEY_BYTES = 32;
    private static final int MOST_DAYS = 3650;

    private final BridgeRegistry bridges;
    private final BridgeKeyring keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Bridges(BridgeRegistry bridges, BridgeKeyring keys, ApplicationEventPublisher events, Clock clock) {
        this.bridges = bridges;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates a bridge without a key: {@link #makeEnrolmentCode} comes next.
     *
     * @param code its name: small letters, digits, dots and hyphens, at most 40
     *
     * @throws RefusedInputException if the code is no such name, or taken
     */
    @Transactional
    @HasRight(Right.KEEP_DEVICES)
    public BridgeId create(String code, Viewer viewer) {
        if (!CODE.matcher(code).matches()) {
            throw new RefusedInputException(List.of(new FieldProblem("code", "telemetry.plan.bridgeCode")));
        }
        var bridge = bridges.add(code)
                .orElseThrow(() -> new RefusedInputException(
                        List.of(new FieldProblem("code", "telemetry.plan.bridgeCode.taken"))));
        bridges.note(bridge, BridgeStep.CREATED, viewer.account(), clock.instant());
        events.publishEvent(new BridgeChanged(bridge));
        return bridge;
    }

    /**
     * A code with which the bridge brings a key of its own, once and within a day. Codes before it end; keys end when it is used.
     *
     * @throws NotFoundException if there is no such bridge
     */
    @Transactional
    @HasRight(Right.KEEP_DEVICES)
    public EnrolmentCode makeEnrolmentCode(BridgeId bridge, Viewer viewer) {
        return keys.newCode(bridge, viewer.account());
    }

    /**
     * Ends all keys and the unused code of the bridge at once: for one that was stolen or lost. It keeps what it has read and
     * delivers it after a new enrolment.
     *
     * @throws NotFoundException if there is no such bridge
     */
    @Transactional
    @HasRight(Right.KEEP_DEVICES)
    public void revokeKeys(BridgeId bridge, Viewer viewer) {
        keys.revoke(bridge, viewer.account());
    }

    /**
     * Says that the bridge exchanges its key by itself once it is so old, as its own file tells it to ({@code rotateKeyEvery}). Without that, and
     * without an order, no exchange is taken.
     *
     * @param days at least 1; null for never
     * @throws NotFoundException if there is no such bridge
     * @throws RefusedInputException if that is no number of days
     */
    @Transactional
    @HasRight(Right.KEEP_DEVICES)
    public void announceRotation(BridgeId bridge, @Nullable Integer days, Viewer viewer) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new RefusedInputException(List.of(new FieldProblem("days", "telemetry.plan.rotation.days")));
        }
        keys.announceRotation(bridge, days, viewer.account());
    }

    /** What was done to the bridge, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BridgeHistoryEntry> history(BridgeId bridge, int most) {
        return bridges.history(bridge, most);
    }

    /**
     * Registers a bridge and answers its API key, which nobody can ask for again.
     *
     * @throws IllegalArgumentException if there is a bridge of that code
     */
    @Transactional
    @HasRight(Right.KEEP_BRIDGES)
    public String register(String code) {
        var bridge = bridges.add(code).orElseThrow(() -> new IllegalArgumentException("there is a bridge " + code));
        return giveKey(bridge);
    }

    /**
     * Gives the demo's bridge another API key, which opens nothing once the demo is switched off, as the demo's passwords do.
     *
     * @throws NotFoundException if there is no bridge of that code
     */
    @Transactional
    @HasRight(Right.KEEP_BRIDGES)
    public String renewKeyForDemo(String code) {
        var key = newKey();
        keys.giveForDemo(bridges.byCode(code).orElseThrow(NotFoundException::new), key);
        return key;
    }

    /**
     * Gives the bridge another API key; the one before ends at once.
     *
     * @throws NotFoundException if there is no bridge of that code
     */
    @Transactional
    @HasRight(Right.KEEP_BRIDGES)
    public String renewKey(String code) {
        return giveKey(bridges.byCode(code).orElseThrow(NotFoundException::new));
    }

    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_BRIDGES)
    public Optional<BridgeId> byCode(String code) {
        return bridges.byCode(code);
    }

    private String giveKey(BridgeId bridge) {
        var key = newKey();
        keys.give(bridge, key);
        return key;
    }

    private String newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
