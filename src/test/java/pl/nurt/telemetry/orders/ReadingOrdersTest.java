package pl.nurt.telemetry.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.ReadingOrders;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.MeterTrouble;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.telemetry.orders.internal.CommandDelivery.Answer;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class ReadingOrdersTest {
    private static final String METER = "90011223-APA-0A-07";

    @Autowired
    private ReadingOrders readings;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private CommandDelivery delivery;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private BridgeId bridge;
    private MeterId meter;
    private Viewer resident;

    @BeforeEach
    void aMeterBehindABridge() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge().id();
        meter = fixture.meter(METER);
        fixture.reads(bridge, "block-7", meter);
        resident = signIn.as(Role.RESIDENT).viewer();
    }

    @Test
    void asked_twice_the_bridge_gets_one_order_and_the_log_says_who_wanted_it() {
        assertThat(readings.readNow(meter, resident.account())).isTrue();
        assertThat(readings.readNow(meter, resident.account())).isTrue();

        assertThat(db.fetchCount(BRIDGE_COMMAND)).isEqualTo(1);
        assertThat(readings.answer(meter)).contains(ReadingOrders.Answer.WAITS);
        assertThat(db.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY.DEED.eq("telemetry.ORDER_GIVEN"),
                        AUDIT_ENTRY.MADE_BY.eq(resident.account())))
                .isPositive();
    }

    @Test
    void what_the_bridge_answers_is_read_or_silent() {
        readings.readNow(meter, resident.account());
        answer(new Answer(BridgeCommandState.DONE, null, CommandResult.NOTHING));
        assertThat(readings.answer(meter)).contains(ReadingOrders.Answer.READ);

        readings.readNow(meter, resident.account());
        var silent = new MeterHealth(METER, MeterTrouble.SILENT, "no answer", 2, null);
        answer(new Answer(
                BridgeCommandState.DONE,
                null,
                new CommandResult(0, List.of(silent), List.of(), List.of(), null, null, null)));
        assertThat(readings.answer(meter)).contains(ReadingOrders.Answer.SILENT);

        readings.readNow(meter, resident.account());
        answer(new Answer(BridgeCommandState.FAILED, "no line", CommandResult.NOTHING));
        assertThat(readings.answer(meter)).contains(ReadingOrders.Answer.SILENT);
    }

    @Test
    void a_meter_that_nobody_reads_from_afar_is_not_asked() {
        var other = fixture.meter("90011224-APA-0A-07");

        assertThat(readings.readNow(other, resident.account())).isFalse();
        assertThat(readings.answer(other)).isEmpty();
        assertThat(db.fetchCount(BRIDGE_COMMAND)).isZero();
    }

    private void answer(Answer answer) {
        AsSystem.run(() -> {
            var given = delivery.next(bridge, Set.of()).getFirst();
            delivery.answer(bridge, given.id(), answer);
        });
    }
}
