package pl.nurt.telemetry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import pl.nurt.metering.MeteringFixture;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.configuration.internal.ConfigurationDelivery;
import pl.nurt.telemetry.configuration.internal.ConfigurationDelivery.Problem;
import pl.nurt.telemetry.configuration.internal.rules.DeviceProfiles;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class BridgeConfigurationsTest {
    private static final MeterPlan METER = new MeterPlan("31415926-APA-0A-07", 1, null, null, null, null);

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private ConfigurationDelivery delivery;

    @Autowired
    private CommandDelivery commands;

    @Autowired
    private Concentrators concentrators;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEvents events;

    private BridgeId bridge;
    private Viewer technician;

    @BeforeEach
    void aTechnicianAndABridge() {
        bridge = new MeteringFixture(db, bridges).bridge().id();
        technician = signIn.as(Role.TECHNICIAN).viewer();
    }

    @Test
    void a_concentrator_is_added_published_ordered_and_registered() {
        var first = configurations.add(bridge, 0, plan("block-7", "10.0.0.7:10001"), "new block", technician);

        assertThat(first.version()).isOne();
        assertThat(first.state()).isEqualTo(ConfigurationState.PUBLISHED);
        assertThat(first.madeBy()).isEqualTo("Jan Testowy");
        assertThat(first.note()).isEqualTo("new block");
        assertThat(first.concentrators()).isOne();
        assertThat(first.meters()).isOne();
        assertThat(configurations.plan(bridge).concentrators()).containsExactly(plan("block-7", "10.0.0.7:10001"));
        assertThat(AsSystem.call(() -> commands.next(bridge, Set.of())))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.kind()).isEqualTo(BridgeCommandKind.RELOAD_CONFIGURATION);
                    assertThat(order.version()).isOne();
                });
        assertThat(concentrators.bridge(bridge).concentrators()).singleElement().satisfies(registered -> {
            assertThat(registered.code()).isEqualTo("block-7");
            assertThat(registered.name()).isEqualTo("Block 7");
            assertThat(registered.protocol()).isEqualTo(ConcentratorProtocol.MBUS_TCP);
        });
        assertThat(events.stream(ConfigurationChanged.class)).hasSize(1);
        assertThat(events.stream(ConcentratorChanged.class)).hasSize(1);
    }

    @Test
    void what_the_portal_does_not_know_stays_in_the_document() {
        AsSystem.run(() -> configurations.publish(bridge, 0, """
                {"concentrators": [{"id": "a", "protocol": "mbus-tcp", "endpoint": "10.0.0.7:10001", "deep": {"x": [1, 2]},
                  "poll": {"every": "15m", "drain": "900ms"},
                  "meters": [{"serial": "31415926", "primary": 1, "key": "env:KEY"}, {"serial": "27182818", "primary": 2}]}],
                 "profiles": {"mine": {"registers": []}}}
                """, Map.of("a", "Block A"), "from the file"));
        var before = configurations.plan(bridge).concentrators().getFirst();
        assertThat(before.name()).isEqualTo("Block A");

        configurations.change(
                bridge,
                1,
                new ConcentratorPlan(
                        "a",
                        "Block A",
                        ConcentratorProtocol.MBUS_TCP,
                        "10.0.0.8:10001",
                        null,
                        new PollPlan("1h", null, null, 2, null, null),
                        List.of(before.meters().getFirst())),
                null,
                technician);

        assertThat(configurations.document(bridge, 2))
                .contains("\"deep\"", "900ms", "\"1h\"", "env:KEY", "\"mine\"", "10.0.0.8:10001")
                .doesNotContain("15m", "27182818");
        assertThat(configurations.document(bridge, 1)).contains("15m", "27182818");
    }

    @Test
    void who_saw_an_older_version_changes_nothing() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);

        assertThatThrownBy(() -> configurations.add(bridge, 0, plan("b", "10.0.0.8:1"), null, technician))
                .isInstanceOf(StaleEditException.class);
        assertThat(configurations.versions(bridge)).hasSize(1);
    }

    @Test
    void a_change_of_nothing_makes_no_version_and_a_change_of_the_name_only_renames() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        var renamed = new ConcentratorPlan(
                "a", "Szkoła", ConcentratorProtocol.MBUS_TCP, "10.0.0.7:1", null, PollPlan.USUAL, List.of(meter("a")));

        assertThat(configurations.change(bridge, 1, renamed, null, technician).version())
                .isOne();
        assertThat(concentrators.bridge(bridge).concentrators())
                .extracting(ConcentratorStatus::name)
                .containsExactly("Szkoła");
    }

    @Test
    void the_bridge_takes_a_version_and_the_one_before_is_history() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        outcome(1, ConfigurationState.ACTIVE);
        configurations.add(bridge, 1, plan("b", "10.0.0.8:1"), null, technician);
        assertThat(states()).containsExactly(ConfigurationState.PUBLISHED, ConfigurationState.ACTIVE);
        outcome(2, ConfigurationState.ACTIVE);
        outcome(2, ConfigurationState.ACTIVE);

        assertThat(states()).containsExactly(ConfigurationState.ACTIVE, ConfigurationState.SUPERSEDED);
        assertThat(wanted()).contains(2);
    }

    @Test
    void a_rejected_version_says_why_at_its_field_and_the_bridge_is_not_asked_for_it_again() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        outcome(1, ConfigurationState.ACTIVE);
        configurations.add(bridge, 1, plan("b", "10.0.0.8:1"), null, technician);
        outcome(
                2,
                ConfigurationState.REJECTED,
                new Problem("concentrators[1].meters[0].serial", "another meter has this serial number"),
                new Problem("", "too many"));

        assertThat(configurations.version(bridge, 2).problems())
                .containsExactly(
                        new ConfigurationProblem(
                                "concentrators[1].meters[0].serial",
                                "another meter has this serial number",
                                "b",
                                "meters[0].serial"),
                        new ConfigurationProblem("", "too many", null, ""));
        assertThat(states()).containsExactly(ConfigurationState.REJECTED, ConfigurationState.ACTIVE);
        assertThat(wanted()).contains(1);
        assertThat(outcome(2, ConfigurationState.ROLLED_BACK)).isFalse();
    }

    @Test
    void after_a_roll_back_the_version_before_is_in_use_again() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        outcome(1, ConfigurationState.ACTIVE);
        configurations.add(bridge, 1, plan("b", "10.0.0.8:1"), null, technician);
        // Never used: the bridge went from 1 to 3.
        configurations.remove(bridge, 2, "b", null, technician);
        configurations.add(bridge, 3, plan("c", "10.0.0.9:1"), null, technician);
        outcome(4, ConfigurationState.ACTIVE);
        outcome(4, ConfigurationState.ROLLED_BACK, new Problem("", "no concentrator answered"));

        assertThat(states())
                .containsExactly(
                        ConfigurationState.ROLLED_BACK,
                        ConfigurationState.SUPERSEDED,
                        ConfigurationState.SUPERSEDED,
                        ConfigurationState.ACTIVE);
    }

    @Test
    void an_older_version_comes_back_as_a_new_one() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        configurations.add(bridge, 1, plan("b", "10.0.0.8:1"), null, technician);

        var restored = configurations.restore(bridge, 2, 1, "b was a mistake", technician);

        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.restoredFrom()).isOne();
        assertThat(configurations.document(bridge, 3)).isEqualTo(configurations.document(bridge, 1));
        assertThat(concentrators.bridge(bridge).concentrators())
                .extracting(ConcentratorStatus::code)
                .containsExactly("a");
    }

    @Test
    void what_is_taken_out_is_marked_and_comes_back_with_its_history() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        var id = concentrators.bridge(bridge).concentrators().getFirst().concentratorId();
        configurations.remove(bridge, 1, "a", null, technician);
        assertThat(concentrators.bridge(bridge).concentrators()).isEmpty();
        assertThat(db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(id))
                        .getRemovedAt())
                .isNotNull();

        configurations.add(bridge, 2, plan("a", "10.0.0.7:1"), null, technician);
        assertThat(concentrators.bridge(bridge).concentrators())
                .extracting(ConcentratorStatus::concentratorId)
                .containsExactly(id);
    }

    @Test
    void found_meters_join_those_that_are_there_and_come_twice_without_harm() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        var found =
                List.of(meter("a"), new MeterPlan("27182818-KAM-1B-16", null, "27182818-KAM-1B-16", null, null, null));

        var version = configurations.addMeters(bridge, 1, "a", found, "search", technician);

        assertThat(version.meters()).isEqualTo(2);
        assertThat(configurations
                        .addMeters(bridge, 2, "a", found, "again", technician)
                        .version())
                .isEqualTo(2);
        assertThatThrownBy(() -> configurations.addMeters(bridge, 2, "nowhere", found, null, technician))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void found_meters_that_share_a_primary_address_are_read_by_their_identification() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        var taken = configurations
                .plan(bridge)
                .concentrators()
                .getFirst()
                .meters()
                .getFirst()
                .primary();
        var found = List.of(
                new MeterPlan("27182818-KAM-1B-16", taken, null, null, null, null),
                new MeterPlan("16180339-APA-0A-07", 77, null, null, null, null),
                new MeterPlan("14142135-APA-0A-07", 77, null, null, null, null),
                new MeterPlan("17320508-APA-0A-07", 78, null, null, null, null));

        configurations.addMeters(bridge, 1, "a", found, "search", technician);

        assertThat(configurations.plan(bridge).concentrators().getFirst().meters())
                .extracting(MeterPlan::primary, MeterPlan::secondary)
                .containsExactly(
                        tuple(taken, null),
                        tuple(null, "27182818-KAM-1B-16"),
                        tuple(null, "16180339-APA-0A-07"),
                        tuple(null, "14142135-APA-0A-07"),
                        tuple(78, null));
    }

    @Test
    void what_is_wrong_is_said_at_its_field_before_anything_happens() {
        var wrong = new ConcentratorPlan(
                "a", "A", ConcentratorProtocol.MBUS_TCP, "no port", null, PollPlan.USUAL, List.of(METER, METER));

        assertThatThrownBy(() -> configurations.add(bridge, 0, wrong, null, technician))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .contains("endpoint", "meters[1].serial", "meters[1].primary"));
        assertThat(configurations.versions(bridge)).isEmpty();
        assertThat(configurations.plan(bridge)).isEqualTo(new BridgePlan(0, List.of(), DeviceProfiles.SHIPPED));
    }

    @Test
    void everybody_in_the_office_may_look_and_only_technicians_change() {
        configurations.add(bridge, 0, plan("a", "10.0.0.7:1"), null, technician);
        var auditor = signIn.as(Role.AUDITOR).viewer();

        assertThat(configurations.versions(bridge)).hasSize(1);
        assertThatThrownBy(() -> configurations.restore(bridge, 1, 1, null, auditor))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> configurations.reload(bridge, auditor)).isInstanceOf(AccessDeniedException.class);
    }

    private static ConcentratorPlan plan(String code, String endpoint) {
        return new ConcentratorPlan(
                code, "Block 7", ConcentratorProtocol.MBUS_TCP, endpoint, null, PollPlan.USUAL, List.of(meter(code)));
    }

    /** Another one for each concentrator. */
    private static MeterPlan meter(String code) {
        var ident = 10_000_000 + Math.floorMod(code.hashCode(), 80_000_000);
        return new MeterPlan(ident + "-APA-0A-07", 1, null, null, null, null);
    }

    private boolean outcome(int version, ConfigurationState state, Problem... problems) {
        return AsSystem.call(() -> delivery.outcome(bridge, version, state, List.of(problems)));
    }

    private Optional<Integer> wanted() {
        return AsSystem.call(() -> delivery.wanted(bridge));
    }

    private List<ConfigurationState> states() {
        return configurations.versions(bridge).stream()
                .map(ConfigurationVersion::state)
                .toList();
    }
}
