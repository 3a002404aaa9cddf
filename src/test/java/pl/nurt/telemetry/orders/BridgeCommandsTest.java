package pl.nurt.telemetry.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.MeterTrouble;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.telemetry.orders.internal.CommandDelivery.Answer;
import pl.nurt.telemetry.orders.internal.GivenCommand;
import pl.nurt.telemetry.orders.internal.OrderBook;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class BridgeCommandsTest {
    private static final Answer DONE = new Answer(BridgeCommandState.DONE, null, CommandResult.NOTHING);

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private CommandDelivery delivery;

    @Autowired
    private OrderBook orders;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEvents events;

    private MeteringFixture fixture;
    private BridgeId bridge;
    private ConcentratorId concentrator;
    private Viewer technician;

    @BeforeEach
    void aTechnicianAndABridge() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge().id();
        concentrator = fixture.concentrator(bridge, "block-7");
        technician = signIn.as(Role.TECHNICIAN).viewer();
    }

    @Test
    void an_order_is_fetched_answered_and_kept() {
        var ordered = commands.readNow(concentrator, technician);
        assertThat(ordered.state()).isEqualTo(BridgeCommandState.QUEUED);
        assertThat(ordered.orderedBy()).isEqualTo("Jan Testowy");
        assertThat(ordered.concentrator()).isNotNull();

        assertThat(next()).singleElement().satisfies(given -> {
            assertThat(given.id()).isEqualTo(ordered.id());
            assertThat(given.kind()).isEqualTo(BridgeCommandKind.READ_NOW);
            assertThat(given.concentrator()).isEqualTo("block-7");
            assertThat(given.meter()).isNull();
        });
        assertThat(commands.get(ordered.id()).state()).isEqualTo(BridgeCommandState.SENT);

        var silent = new MeterHealth("31415926", MeterTrouble.SILENT, "no answer", 2, null);
        var result = new CommandResult(11, List.of(silent), List.of(), List.of(), null, null, null);
        assertThat(answer(ordered, new Answer(BridgeCommandState.DONE, "one is silent", result)))
                .isTrue();

        var done = commands.get(ordered.id());
        assertThat(done.state()).isEqualTo(BridgeCommandState.DONE);
        assertThat(done.result()).isEqualTo(result);
        assertThat(done.message()).isEqualTo("one is silent");
        assertThat(done.endedAt()).isNotNull();
        assertThat(next()).isEmpty();
        assertThat(commands.history(bridge, null, 10)).containsExactly(done);
        assertThat(commands.history(concentrator, 10)).containsExactly(done);
        assertThat(events.stream(BridgeCommandChanged.class)).hasSize(3).allSatisfy(event -> {
            assertThat(event.bridge()).isEqualTo(bridge);
            assertThat(event.commands()).containsExactly(ordered.id());
        });
    }

    @Test
    void who_clicks_twice_orders_once() {
        var first = commands.readNow(concentrator, technician);
        assertThat(commands.readNow(concentrator, technician)).isEqualTo(first);
        next();
        assertThat(commands.readNow(concentrator, technician).id()).isEqualTo(first.id());

        answer(first, DONE);
        assertThat(commands.readNow(concentrator, technician).id()).isNotEqualTo(first.id());
    }

    @Test
    void one_meter_is_read_through_its_concentrator() {
        var meter = fixture.meter("31415926-APA-0A-07");
        assertThatThrownBy(() -> commands.readNow(meter, technician)).isInstanceOf(NotFoundException.class);
        db.insertInto(METER_SOURCE)
                .set(METER_SOURCE.METER_ID, meter)
                .set(METER_SOURCE.CONCENTRATOR_ID, concentrator)
                .execute();

        var one = commands.readNow(meter, technician);
        var all = commands.readNow(concentrator, technician);

        assertThat(one.meter()).isEqualTo("31415926-APA-0A-07");
        assertThat(all.id()).isNotEqualTo(one.id());
    }

    @Test
    void a_search_tells_what_it_finds_while_it_goes_on_and_can_be_resumed() {
        var search = commands.searchBus(concentrator, "31FFFFFF", 500, technician);
        assertThat(next()).singleElement().satisfies(given -> {
            assertThat(given.wanted()).isEqualTo("31FFFFFF");
            assertThat(given.probeBudget()).isEqualTo(500);
        });
        var found = new FoundMeter("31415926-APA-0A-07", 4, "12.345");
        answer(search, new Answer(BridgeCommandState.SENT, null, found(List.of(found), 40, null, null)));
        assertThat(commands.get(search.id()).state()).isEqualTo(BridgeCommandState.SENT);
        assertThat(commands.get(search.id()).result().found()).containsExactly(found);

        answer(search, new Answer(BridgeCommandState.DONE, null, found(List.of(found), 500, false, "318")));
        var more = commands.searchOn(search.id(), technician);

        assertThat(more.id()).isNotEqualTo(search.id());
        assertThat(next()).singleElement().satisfies(given -> {
            assertThat(given.resumeFrom()).isEqualTo("318");
            assertThat(given.wanted()).isEqualTo("31FFFFFF");
        });
        answer(more, new Answer(BridgeCommandState.DONE, null, found(List.of(), 100, true, null)));
        assertThatThrownBy(() -> commands.searchOn(more.id(), technician)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_search_that_no_bridge_has_fetched_is_taken_back_at_once() {
        var search = commands.searchBus(concentrator, null, null, technician);
        commands.stopSearch(search.id(), technician);

        assertThat(commands.get(search.id()).state()).isEqualTo(BridgeCommandState.WITHDRAWN);
        assertThat(next()).isEmpty();
        assertThat(answer(search, DONE)).isFalse();
        var other = commands.searchBus(concentrator, null, null, technician);
        assertThat(other.id()).isNotEqualTo(search.id());
    }

    @Test
    void a_search_that_runs_is_stopped_by_an_order_of_its_own_given_once() {
        var search = commands.searchBus(concentrator, null, null, technician);
        next();
        commands.stopSearch(search.id(), technician);
        commands.stopSearch(search.id(), technician);

        assertThat(AsSystem.call(() -> delivery.next(bridge, Set.of(search.id()))))
                .singleElement()
                .satisfies(given -> {
                    assertThat(given.kind()).isEqualTo(BridgeCommandKind.STOP_SEARCH);
                    assertThat(given.search()).isEqualTo(search.id());
                    assertThat(given.concentrator()).isEqualTo("block-7");
                });
        assertThat(commands.get(search.id()).state()).isEqualTo(BridgeCommandState.SENT);

        answer(search, new Answer(BridgeCommandState.DONE, null, found(List.of(), 5, false, "SFFFFFFFF050")));
        commands.stopSearch(search.id(), technician);
        assertThat(commands.history(bridge, null, 10)).hasSize(2);
        assertThat(commands.searchOn(search.id(), technician).state()).isEqualTo(BridgeCommandState.QUEUED);
    }

    @Test
    void a_bridge_that_dies_between_stop_and_search_is_told_that_the_search_was_stopped() {
        var search = commands.searchBus(concentrator, null, null, technician);
        assertThat(next())
                .singleElement()
                .satisfies(given -> assertThat(given.stopped()).isFalse());
        commands.stopSearch(search.id(), technician);
        var stop = commands.history(bridge, null, 1).getFirst();
        AsSystem.call(() -> delivery.next(bridge, Set.of(search.id())));
        answer(stop, DONE);

        assertThat(next()).singleElement().satisfies(given -> {
            assertThat(given.id()).isEqualTo(search.id());
            assertThat(given.stopped()).isTrue();
        });
    }

    @Test
    void only_a_search_can_be_stopped_and_only_by_technicians() {
        var reading = commands.readNow(concentrator, technician);
        assertThatThrownBy(() -> commands.stopSearch(reading.id(), technician)).isInstanceOf(NotFoundException.class);
        var search = commands.searchBus(concentrator, null, null, technician);
        var dispatcher = signIn.as(Role.DISPATCHER).viewer();
        assertThatThrownBy(() -> commands.stopSearch(search.id(), dispatcher))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_cannot_be_searched_is_refused_at_its_field() {
        assertThatThrownBy(() -> commands.searchBus(concentrator, "31?", 0, technician))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("wanted", "probeBudget"));
        db.update(CONCENTRATOR)
                .set(CONCENTRATOR.PROTOCOL, ConcentratorProtocol.MODBUS_TCP)
                .execute();
        assertThatThrownBy(() -> commands.searchBus(concentrator, null, null, technician))
                .isInstanceOf(RefusedInputException.class);
    }

    @Test
    void an_answer_counts_once_and_for_all() {
        var ordered = commands.rotateKey(bridge, technician);
        next();
        assertThat(answer(ordered, DONE)).isTrue();

        assertThat(answer(ordered, DONE)).isTrue();
        assertThat(answer(ordered, new Answer(BridgeCommandState.FAILED, null, CommandResult.NOTHING)))
                .isFalse();
        assertThat(answer(ordered, new Answer(BridgeCommandState.DONE, "other", CommandResult.NOTHING)))
                .isFalse();
        assertThat(answer(ordered, new Answer(BridgeCommandState.SENT, null, CommandResult.NOTHING)))
                .isFalse();
        assertThat(commands.get(ordered.id()).state()).isEqualTo(BridgeCommandState.DONE);
    }

    @Test
    void what_was_not_fetched_cannot_be_answered() {
        var ordered = commands.rotateKey(bridge, technician);
        assertThat(answer(ordered, DONE)).isFalse();
        assertThat(commands.get(ordered.id()).state()).isEqualTo(BridgeCommandState.QUEUED);
    }

    @Test
    void another_bridge_neither_gets_nor_answers_it() {
        var ordered = commands.resendDeadLetters(bridge, technician);
        var other = fixture.bridge().id();

        assertThat(AsSystem.call(() -> delivery.next(other, Set.of()))).isEmpty();
        assertThatThrownBy(() -> AsSystem.run(() -> delivery.answer(other, ordered.id(), DONE)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_bridge_that_lost_its_orders_gets_them_again_and_one_that_has_them_does_not() {
        var ordered = commands.readNow(concentrator, technician);
        next();

        assertThat(AsSystem.call(() -> delivery.next(bridge, Set.of(ordered.id()))))
                .isEmpty();
        assertThat(next()).extracting(GivenCommand::id).containsExactly(ordered.id());
    }

    @Test
    void what_nobody_answers_in_time_expires_and_makes_room() {
        var ordered = commands.readNow(concentrator, technician);
        next();
        letTimePass();

        assertThat(answer(ordered, DONE)).isFalse();
        orders.expire();

        assertThat(commands.get(ordered.id()).state()).isEqualTo(BridgeCommandState.EXPIRED);
        assertThat(answer(ordered, DONE)).isFalse();
        assertThat(next()).isEmpty();
        assertThat(commands.readNow(concentrator, technician).id()).isNotEqualTo(ordered.id());
    }

    @Test
    void an_order_out_of_time_is_not_in_the_way_of_the_next() {
        var ordered = commands.readNow(concentrator, technician);
        letTimePass();

        assertThat(commands.readNow(concentrator, technician).id()).isNotEqualTo(ordered.id());
        assertThat(commands.get(ordered.id()).state()).isEqualTo(BridgeCommandState.EXPIRED);
    }

    @Test
    void dispatchers_may_have_meters_read_and_nothing_else() {
        var dispatcher = signIn.as(Role.DISPATCHER).viewer();
        commands.readNow(concentrator, dispatcher);
        assertThatThrownBy(() -> commands.searchBus(concentrator, null, null, dispatcher))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> commands.rotateKey(bridge, dispatcher)).isInstanceOf(AccessDeniedException.class);

        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThat(commands.history(bridge, null, 10)).hasSize(1);
        assertThatThrownBy(() -> commands.readNow(concentrator, auditor)).isInstanceOf(AccessDeniedException.class);
    }

    private void letTimePass() {
        var longAgo = Clock.systemUTC().instant().minusSeconds(1);
        db.update(BRIDGE_COMMAND)
                .set(BRIDGE_COMMAND.ORDERED_AT, longAgo.minus(Duration.ofMinutes(1)))
                .set(BRIDGE_COMMAND.EXPIRES_AT, longAgo)
                .execute();
    }

    private List<GivenCommand> next() {
        return AsSystem.call(() -> delivery.next(bridge, Set.of()));
    }

    private boolean answer(BridgeCommand command, Answer answer) {
        return AsSystem.call(() -> delivery.answer(bridge, command.id(), answer));
    }

    private static CommandResult found(
            List<FoundMeter> found, int probes, @Nullable Boolean complete, @Nullable String resumeFrom) {
        return new CommandResult(null, List.of(), found, List.of(), probes, complete, resumeFrom);
    }
}
