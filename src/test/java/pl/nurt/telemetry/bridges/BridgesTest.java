package pl.nurt.telemetry.bridges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;
import static pl.nurt.db.telemetry.Tables.BRIDGE_ENROLMENT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;
import static pl.nurt.db.telemetry.Tables.ENDED_KEY;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring.Offer;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class BridgesTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private Concentrators concentrators;

    @Autowired
    private BridgeKeyring keyring;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEvents events;

    private Viewer technician;

    @BeforeEach
    void aTechnician() {
        technician = signIn.as(Role.TECHNICIAN).viewer();
    }

    @Test
    void a_bridge_brings_its_key_with_a_code_once() {
        var bridge = bridges.create("pump-house", technician);
        var code = bridges.makeEnrolmentCode(bridge, technician);
        assertThat(keys(bridge).codeExpiresAt()).isEqualTo(code.expiresAt());
        assertThat(keys(bridge).inUse()).isFalse();

        assertThat(keyring.enrol(code.code(), sha256("its own key"))).contains("pump-house");

        assertThat(keyring.bridgeOf("its own key")).contains(bridge);
        assertThat(keys(bridge).inUse()).isTrue();
        assertThat(keys(bridge).codeExpiresAt()).isNull();
        // The same again is harmless, the code with another key is not taken.
        assertThat(keyring.enrol(code.code(), sha256("its own key"))).contains("pump-house");
        assertThat(keyring.enrol(code.code(), sha256("a thief's key"))).isEmpty();
        assertThat(keyring.bridgeOf("a thief's key")).isEmpty();
        assertThat(steps(bridge)).containsExactly(BridgeStep.ENROLLED, BridgeStep.CODE_MADE, BridgeStep.CREATED);
        assertThat(bridges.history(bridge, 10).getLast().by()).isEqualTo("Jan Testowy");
        assertThat(events.stream(BridgeChanged.class)).hasSize(3);
    }

    @Test
    void a_code_may_be_typed_as_people_read_it_and_is_nowhere_kept() {
        var bridge = bridges.create("pump-house", technician);
        var code = bridges.makeEnrolmentCode(bridge, technician).code();

        assertThat(db.fetch(BRIDGE_ENROLMENT).formatJSON()).doesNotContain(code);
        var typed = code.toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(keyring.enrol(typed, sha256("key"))).contains("pump-house");
    }

    @Test
    void a_code_ends_after_a_day_and_when_there_is_a_newer_one() {
        var bridge = bridges.create("pump-house", technician);
        var first = bridges.makeEnrolmentCode(bridge, technician);
        assertThat(Duration.between(Clock.systemUTC().instant(), first.expiresAt()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        var second = bridges.makeEnrolmentCode(bridge, technician);
        assertThat(keyring.enrol(first.code(), sha256("key"))).isEmpty();

        db.update(BRIDGE_ENROLMENT)
                .set(BRIDGE_ENROLMENT.MADE_AT, second.expiresAt().minus(Duration.ofHours(48)))
                .set(BRIDGE_ENROLMENT.EXPIRES_AT, second.expiresAt().minus(Duration.ofHours(24)))
                .execute();
        assertThat(keyring.enrol(second.code(), sha256("key"))).isEmpty();
        assertThat(keys(bridge).codeExpiresAt()).isNull();
    }

    @Test
    void keys_are_changed_without_a_moment_in_which_none_works() {
        var bridge = enrolled("old");
        commands.rotateKey(bridge, technician);

        assertThat(keyring.offer(bridge, sha256("new"))).isEqualTo(Offer.KNOWN);
        assertThat(keyring.offer(bridge, sha256("new"))).isEqualTo(Offer.KNOWN);
        assertThat(keyring.bridgeOf("old")).contains(bridge);
        assertThat(keys(bridge).next()).isTrue();

        assertThat(keyring.bridgeOf("new")).contains(bridge);
        assertThat(keyring.bridgeOf("old")).isEmpty();
        assertThat(keyring.bridgeOf("new")).contains(bridge);
        assertThat(keys(bridge).next()).isFalse();
        assertThat(steps(bridge)).startsWith(BridgeStep.KEY_TAKEN, BridgeStep.KEY_OFFERED);
        // The bridge did not hear that all was well and says it again.
        assertThat(keyring.offer(bridge, sha256("new"))).isEqualTo(Offer.KNOWN);
        assertThat(keyring.bridgeOf("new")).contains(bridge);
    }

    @Test
    void a_next_key_that_was_never_used_gives_way_to_another() {
        var bridge = enrolled("old");
        commands.rotateKey(bridge, technician);
        keyring.offer(bridge, sha256("lost"));
        keyring.offer(bridge, sha256("new"));

        assertThat(keyring.bridgeOf("lost")).isEmpty();
        assertThat(keyring.bridgeOf("old")).contains(bridge);
        assertThat(keyring.bridgeOf("new")).contains(bridge);
    }

    @Test
    void a_key_is_exchanged_only_while_the_office_expects_that() {
        var bridge = enrolled("stolen");

        assertThat(keyring.offer(bridge, sha256("thief"))).isEqualTo(Offer.NOT_EXPECTED);
        assertThat(keyring.offer(bridge, sha256("thief"))).isEqualTo(Offer.NOT_EXPECTED);
        assertThat(keyring.bridgeOf("thief")).isEmpty();
        assertThat(keyring.bridgeOf("stolen")).contains(bridge);
        assertThat(steps(bridge)).as("told, and told once").containsOnlyOnce(BridgeStep.KEY_REFUSED);
        assertThat(signs()).containsExactly(SecuritySign.KEY_EXCHANGE_REFUSED);

        var order = commands.rotateKey(bridge, technician);
        assertThat(keyring.offer(bridge, sha256("next"))).isEqualTo(Offer.KNOWN);
        assertThat(keyring.bridgeOf("next")).contains(bridge);
        db.update(BRIDGE_COMMAND)
                .set(BRIDGE_COMMAND.EXPIRES_AT, Clock.systemUTC().instant())
                .where(BRIDGE_COMMAND.BRIDGE_COMMAND_ID.eq(order.id()))
                .execute();
        assertThat(keyring.offer(bridge, sha256("one more"))).isEqualTo(Offer.NOT_EXPECTED);
    }

    @Test
    void a_bridge_exchanges_its_key_by_itself_when_that_was_announced_and_the_key_is_old_enough() {
        var bridge = enrolled("old");
        bridges.announceRotation(bridge, 90, technician);
        assertThat(keys(bridge).rotationDays()).isEqualTo((short) 90);
        assertThat(keyring.offer(bridge, sha256("early"))).isEqualTo(Offer.NOT_EXPECTED);

        // The bridge counts from when it wrote the key, which was before its first use.
        var sinceFirstUse = Duration.ofDays(90).minusMinutes(30);
        db.update(BRIDGE_KEY)
                .set(BRIDGE_KEY.FIRST_USED_AT, Clock.systemUTC().instant().minus(sinceFirstUse))
                .where(BRIDGE_KEY.BRIDGE_ID.eq(bridge))
                .execute();
        assertThat(keyring.offer(bridge, sha256("new"))).isEqualTo(Offer.KNOWN);
        assertThat(keyring.bridgeOf("new")).contains(bridge);

        bridges.announceRotation(bridge, null, technician);
        assertThat(keyring.offer(bridge, sha256("newer"))).isEqualTo(Offer.NOT_EXPECTED);
        assertThatThrownBy(() -> bridges.announceRotation(bridge, 0, technician))
                .isInstanceOf(RefusedInputException.class);
    }

    @Test
    void whoever_shows_a_key_that_has_ended_is_noticed_once_a_day() {
        var bridge = enrolled("old");
        commands.rotateKey(bridge, technician);
        keyring.offer(bridge, sha256("new"));
        keyring.bridgeOf("new");
        endedAgo(bridge, Duration.ofMinutes(2));

        assertThat(keyring.bridgeOf("old")).isEmpty();
        assertThat(keyring.bridgeOf("old")).isEmpty();
        assertThat(steps(bridge)).containsOnlyOnce(BridgeStep.ENDED_KEY_USED);
        assertThat(signs()).containsExactly(SecuritySign.KEY_EXCHANGED, SecuritySign.ENDED_KEY_USED);
        assertThat(keyring.offer(bridge, sha256("old")))
                .as("it never comes back")
                .isEqualTo(Offer.NOT_FREE);
        assertThat(keyring.bridgeOf("nobody's")).isEmpty();
    }

    @Test
    void a_request_that_was_under_way_while_its_key_ended_is_no_misuse() {
        var bridge = enrolled("old");
        commands.rotateKey(bridge, technician);
        keyring.offer(bridge, sha256("new"));
        keyring.bridgeOf("new");

        assertThat(keyring.bridgeOf("old")).isEmpty();
        endedAgo(bridge, Duration.ofMinutes(1));
        assertThat(keyring.bridgeOf("old")).isEmpty();
        assertThat(steps(bridge)).doesNotContain(BridgeStep.ENDED_KEY_USED);
        assertThat(signs()).containsExactly(SecuritySign.KEY_EXCHANGED);

        // That it was harmless once does not make it harmless later.
        endedAgo(bridge, Duration.ofMinutes(2));
        assertThat(keyring.bridgeOf("old")).isEmpty();
        assertThat(signs()).containsExactly(SecuritySign.KEY_EXCHANGED, SecuritySign.ENDED_KEY_USED);
    }

    private void endedAgo(BridgeId bridge, Duration ago) {
        db.update(ENDED_KEY)
                .set(ENDED_KEY.ENDED_AT, Clock.systemUTC().instant().minus(ago))
                .where(ENDED_KEY.BRIDGE_ID.eq(bridge))
                .execute();
    }

    @Test
    void the_key_of_the_demo_opens_nothing_without_the_demo() {
        bridges.create("demo-like", technician);
        var key = AsSystem.call(() -> bridges.renewKeyForDemo("demo-like"));

        assertThat(keyring.bridgeOf(key)).isEmpty();
        assertThat(db.fetchCount(BRIDGE_KEY, BRIDGE_KEY.OF_DEMO.isTrue())).isOne();
    }

    private List<SecuritySign> signs() {
        return events.stream(SecurityEvent.class).map(SecurityEvent::sign).toList();
    }

    @Test
    void nobody_gets_the_key_of_another_bridge() {
        var owner = enrolled("secret");
        var other = bridges.create("other", technician);

        assertThat(keyring.offer(other, sha256("secret"))).isEqualTo(Offer.NOT_FREE);
        var code = bridges.makeEnrolmentCode(other, technician).code();
        assertThat(keyring.enrol(code, sha256("secret"))).isEmpty();
        assertThat(keyring.bridgeOf("secret")).contains(owner);
    }

    @Test
    void revoked_keys_and_codes_end_at_once() {
        var bridge = enrolled("stolen");
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        commands.rotateKey(bridge, technician);
        keyring.offer(bridge, sha256("next"));

        bridges.revokeKeys(bridge, technician);

        assertThat(keyring.bridgeOf("stolen")).isEmpty();
        assertThat(keyring.bridgeOf("next")).isEmpty();
        assertThat(keyring.enrol(code, sha256("again"))).isEmpty();
        assertThat(db.fetchCount(BRIDGE_KEY, BRIDGE_KEY.BRIDGE_ID.eq(bridge))).isZero();
        assertThat(keys(bridge).inUse()).isFalse();
    }

    @Test
    void an_enrolment_that_was_answered_does_not_bring_a_revoked_key_back() {
        var bridge = bridges.create("pump-house", technician);
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        keyring.enrol(code, sha256("stolen"));
        bridges.revokeKeys(bridge, technician);

        assertThat(keyring.enrol(code, sha256("stolen"))).isEmpty();
        assertThat(keyring.bridgeOf("stolen")).isEmpty();
    }

    @Test
    void a_bridge_needs_a_name_of_its_own() {
        bridges.create("pump-house", technician);

        for (var code : List.of("pump-house", "", "Pump", "-a", "a b", "x".repeat(41))) {
            assertThatThrownBy(() -> bridges.create(code, technician))
                    .as(code)
                    .isInstanceOfSatisfying(
                            RefusedInputException.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(FieldProblem::field)
                                    .containsExactly("code"));
        }
    }

    @Test
    void only_technicians_give_keys() {
        var bridge = bridges.create("pump-house", technician);
        for (var role : List.of(Role.AUDITOR, Role.CUSTOMER_SERVICE, Role.DISPATCHER, Role.RESIDENT)) {
            var other = signIn.as(role).viewer();
            assertThatThrownBy(() -> bridges.makeEnrolmentCode(bridge, other))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> bridges.revokeKeys(bridge, other)).isInstanceOf(AccessDeniedException.class);
        }
        signIn.as(Role.AUDITOR);
        assertThat(bridges.history(bridge, 10)).hasSize(1);
    }

    @Test
    void of_a_bridge_that_is_not_there_nothing_is_done() {
        assertThatThrownBy(() -> bridges.makeEnrolmentCode(new BridgeId(-1), technician))
                .isInstanceOf(NotFoundException.class);
    }

    private BridgeId enrolled(String key) {
        var bridge = bridges.create("enrolled", technician);
        keyring.enrol(bridges.makeEnrolmentCode(bridge, technician).code(), sha256(key));
        return bridge;
    }

    private BridgeKeys keys(BridgeId bridge) {
        return concentrators.bridge(bridge).keys();
    }

    private List<BridgeStep> steps(BridgeId bridge) {
        return bridges.history(bridge, 10).stream()
                .map(BridgeHistoryEntry::step)
                .toList();
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
