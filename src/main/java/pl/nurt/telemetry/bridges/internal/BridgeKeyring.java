package pl.nurt.telemetry.bridges.internal;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.BridgeStep;
import pl.nurt.telemetry.bridges.EnrolmentCode;

/**
 * How bridges come by their keys and go over to others. A key never ends before the bridge has shown that it has the next one.
 *
 * <p>Every step is written to the bridge's history; repeating one changes nothing.
 */
@Component
public class BridgeKeyring {
    /** How long an enrolment code works. */
    static final Duration CODE_LIFE = Duration.ofHours(24);
    /** How often the same refusal is noted at most. */
    private static final Duration NOTED_AGAIN = Duration.ofDays(1);

    private final BridgeRegistry bridges;
    private final BridgeKeyRepository keys;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final boolean demo;

    BridgeKeyring(
            BridgeRegistry bridges,
            BridgeKeyRepository keys,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${nurt.demo.enabled:false}") boolean demo) {
        this.bridges = bridges;
        this.keys = keys;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.demo = demo;
    }

    /** Whose key it is. The first use of a key ends those before it; the use of one that ended a while ago is an alarm. */
    public Optional<BridgeId> bridgeOf(String key) {
        var hash = Sha256.of(key);
        var found = keys.key(hash).filter(known -> demo || !known.ofDemo());
        if (found.isEmpty()) {
            keys.bridgeOfEnded(hash)
                    .ifPresent(bridge -> transaction.executeWithoutResult(status -> endedKey(bridge, hash)));
        }
        // Nearly every request needs nothing but that one look, so there is no transaction around it.
        found.filter(BridgeKeyRepository.StoredKey::unused)
                .ifPresent(first -> transaction.executeWithoutResult(status -> takeIntoUse(first.bridge(), hash)));
        return found.map(BridgeKeyRepository.StoredKey::bridge);
    }

    /** SHA-256 of all keys that open, in hex. */
    public List<String> all() {
        return keys.all(demo).stream().map(HexFormat.of()::formatHex).toList();
    }

    private void takeIntoUse(BridgeId bridge, byte[] hash) {
        bridges.lock(bridge);
        var now = clock.instant();
        if (keys.takeIntoUse(bridge, hash, now)) {
            done(bridge, BridgeStep.KEY_TAKEN, null, now);
            tell(SecuritySign.KEY_EXCHANGED, bridge);
        }
    }

    private void endedKey(BridgeId bridge, byte[] hash) {
        var now = clock.instant();
        if (keys.noteEnded(hash, now)) {
            done(bridge, BridgeStep.ENDED_KEY_USED, null, now);
            tell(SecuritySign.ENDED_KEY_USED, bridge);
        }
    }

    /** @throws NotFoundException if there is no such bridge */
    @Transactional
    public EnrolmentCode newCode(BridgeId bridge, UserAccountId by) {
        bridges.lock(bridge);
        var now = clock.instant();
        var code = new EnrolmentCode(
                EnrolmentCodes.random(), now.truncatedTo(ChronoUnit.SECONDS).plus(CODE_LIFE));
        keys.addCode(bridge, EnrolmentCodes.hash(code.code()), by, now, code.expiresAt());
        done(bridge, BridgeStep.CODE_MADE, by, now);
        return code;
    }

    /**
     * Takes the key of a bridge that shows its code; those before it end. The same again is harmless as long as that key is valid.
     *
     * @param key SHA-256 of the key
     * @return code of the bridge; empty when the enrolment code is wrong, used for another key, or too old
     */
    @Transactional
    public Optional<String> enrol(String enrolmentCode, byte[] key) {
        var hash = EnrolmentCodes.hash(enrolmentCode);
        var bridge = keys.bridgeOfCode(hash);
        if (bridge.isEmpty()) {
            return Optional.empty();
        }
        // The bridge before the code, as everybody locks them; then the code is looked at.
        var name = bridges.lock(bridge.get());
        var now = clock.instant();
        return keys.code(hash)
                .filter(code -> code.key() == null
                        ? enrolNow(bridge.get(), hash, key, code.expiresAt(), now)
                        : MessageDigest.isEqual(code.key(), key) && isKeyOf(bridge.get(), key))
                .map(code -> name);
    }

    private boolean enrolNow(BridgeId bridge, byte[] code, byte[] key, Instant expiresAt, Instant now) {
        if (!now.isBefore(expiresAt) || !keys.replace(bridge, key, now)) {
            return false;
        }
        keys.useCode(code, key, now);
        done(bridge, BridgeStep.ENROLLED, null, now);
        return true;
    }

    /** What becomes of a key that a bridge offers. */
    public enum Offer {
        /** It will be the bridge's key from its first use on. */
        KNOWN,
        /** It is, or was, somebody's key. */
        NOT_FREE,
        /** The office has neither ordered nor announced an exchange: whoever asks may have stolen the key. */
        NOT_EXPECTED
    }

    /** The bridge will go over to this key, if the office has ordered that or has announced that it will happen. */
    @Transactional
    public Offer offer(BridgeId bridge, byte[] key) {
        bridges.lock(bridge);
        var known = keys.key(key);
        if (known.isPresent()) {
            return known.get().bridge().equals(bridge) ? Offer.KNOWN : Offer.NOT_FREE;
        }
        var now = clock.instant();
        if (!keys.expectsExchange(bridge, now)) {
            notExpected(bridge, now);
            return Offer.NOT_EXPECTED;
        }
        if (keys.bridgeOfEnded(key).isPresent() || !keys.offer(bridge, key, now)) {
            return Offer.NOT_FREE;
        }
        done(bridge, BridgeStep.KEY_OFFERED, null, now);
        return Offer.KNOWN;
    }

    /** Once a day is enough: a bridge whose own file tells it to do so tries again each hour. */
    private void notExpected(BridgeId bridge, Instant now) {
        if (!bridges.wasNoted(bridge, BridgeStep.KEY_REFUSED, now.minus(NOTED_AGAIN))) {
            done(bridge, BridgeStep.KEY_REFUSED, null, now);
            tell(SecuritySign.KEY_EXCHANGE_REFUSED, bridge);
        }
    }

    /** From which age on the bridge may exchange its key by itself. @param days null when it may not */
    @Transactional
    public void announceRotation(BridgeId bridge, @Nullable Integer days, UserAccountId by) {
        bridges.lock(bridge);
        bridges.announceRotation(bridge, days);
        done(bridge, BridgeStep.ROTATION_ANNOUNCED, by, clock.instant());
    }

    /** Gives the bridge a key from here; the ones before end at once. */
    @Transactional
    public void give(BridgeId bridge, String key) {
        bridges.lock(bridge);
        var now = clock.instant();
        if (!keys.replace(bridge, Sha256.of(key), now)) {
            throw new IllegalArgumentException("that key belongs to another bridge");
        }
        done(bridge, BridgeStep.KEY_RENEWED, null, now);
    }

    /** As {@link #give}, a key that opens nothing once the demo is switched off. */
    @Transactional
    public void giveForDemo(BridgeId bridge, String key) {
        give(bridge, key);
        keys.markAsDemo(Sha256.of(key));
    }

    /** No key and no code of the bridge works any more. */
    @Transactional
    public void revoke(BridgeId bridge, UserAccountId by) {
        bridges.lock(bridge);
        var now = clock.instant();
        keys.removeAll(bridge, now);
        done(bridge, BridgeStep.KEYS_REVOKED, by, now);
    }

    private boolean isKeyOf(BridgeId bridge, byte[] key) {
        return keys.key(key).filter(known -> known.bridge().equals(bridge)).isPresent();
    }

    private void tell(SecuritySign sign, BridgeId bridge) {
        events.publishEvent(SecurityEvent.ofCaller(sign, "telemetry.bridge", bridge.value()));
    }

    private void done(BridgeId bridge, BridgeStep step, @Nullable UserAccountId by, Instant now) {
        bridges.note(bridge, step, by, now);
        events.publishEvent(new BridgeChanged(bridge));
    }
}
