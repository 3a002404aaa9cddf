package pl.nurt.telemetry.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.bridges.BridgeHistoryEntry;
import pl.nurt.telemetry.bridges.BridgeStep;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.orders.internal.Order;
import pl.nurt.telemetry.orders.internal.OrderBook;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Several sessions at the same moment; everything is committed. */
@HttpTest
class OrdersAtOnceTest {
    private static final int SESSIONS = 8;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private OrderBook orders;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private BridgeKeyring keyring;

    @Autowired
    private SignIn signIn;

    private Viewer technician;
    private BridgeId bridge;

    @BeforeEach
    void aBridge() {
        technician = signIn.as(Role.TECHNICIAN).viewer();
        bridge = bridges.create("bridge-" + MeteringFixture.newName(), technician);
    }

    @Test
    void one_order_is_given_however_many_click() throws Exception {
        var given = atOnce(() -> orders.order(bridge, Order.ofBridge(BridgeCommandKind.ROTATE_KEY), null));

        assertThat(new HashSet<>(given)).hasSize(1);
        assertThat(db.fetchCount(BRIDGE_COMMAND, BRIDGE_COMMAND.BRIDGE_ID.eq(bridge)))
                .isOne();
    }

    @Test
    void of_several_edits_of_one_version_one_wins() throws Exception {
        var number = new AtomicInteger();
        var outcomes = atOnce(() -> {
            var document = "{\"concentrators\": [{\"id\": \"c" + number.incrementAndGet() + "\"}]}";
            try {
                return AsSystem.call(() -> configurations.publish(bridge, 0, document, Map.of(), null))
                        .version();
            } catch (StaleEditException late) {
                return 0;
            }
        });

        assertThat(outcomes).containsOnlyOnce(1);
        assertThat(new HashSet<>(outcomes)).isEqualTo(Set.of(0, 1));
    }

    @Test
    void a_code_is_used_once_although_several_come_with_it() throws Exception {
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        var number = new AtomicInteger();
        var enrolled = atOnce(() -> keyring.enrol(code, sha256("key-" + bridge + number.incrementAndGet())));

        assertThat(enrolled.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void a_new_key_used_by_many_requests_at_once_is_taken_once() throws Exception {
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        keyring.enrol(code, sha256("old-" + bridge));
        commands.rotateKey(bridge, technician);
        keyring.offer(bridge, sha256("new-" + bridge));

        assertThat(atOnce(() -> keyring.bridgeOf("new-" + bridge))).containsOnly(Optional.of(bridge));
        assertThat(keyring.bridgeOf("old-" + bridge)).isEmpty();
        assertThat(bridges.history(bridge, 20))
                .extracting(BridgeHistoryEntry::step)
                .containsOnlyOnce(BridgeStep.KEY_TAKEN);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var sessions = Executors.newFixedThreadPool(SESSIONS)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < SESSIONS; i++) {
                running.add(sessions.submit(work));
            }
            for (var one : running) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static byte[] sha256(String key) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    }
}
