package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.ScriptedBus.Collision;
import pl.nurt.bridge.mbus.link.ScriptedBus.Meter;
import pl.nurt.bridge.mbus.link.SearchResult.End;

class BusSearchTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(80),
            Duration.ofMillis(30),
            Duration.ofSeconds(1),
            Duration.ofMillis(60),
            Duration.ZERO,
            2);

    /** Remembers what was found, and stops after some probes. */
    private static final class Notes implements SearchListener {
        private final List<FoundMeter> found = new CopyOnWriteArrayList<>();
        private final int most;

        private Notes(int most) {
            this.most = most;
        }

        @Override
        public void found(FoundMeter meter) {
            found.add(meter);
        }

        @Override
        public boolean goesOn(int probes) {
            return probes < most;
        }
    }

    private final Notes notes = new Notes(Integer.MAX_VALUE);

    private static Meter[] meters() {
        return new Meter[] {
            new Meter("11111111-APA-0A-07", 1, 1_001),
            new Meter("12345678-APA-0A-07", 2, 2_002),
            new Meter("22222222-KAM-19-06", 0, 3_003)
        };
    }

    private static FoundMeter found(String id, Integer primary, String index) {
        return new FoundMeter(MeterId.parse(id).orElseThrow(), primary, new BigDecimal(index));
    }

    @ParameterizedTest
    @EnumSource(Collision.class)
    void meters_that_answer_at_once_are_told_apart(Collision collision) throws Exception {
        try (var gateway = new TimelessGateway(new ScriptedBus(collision, meters()));
                var master = gateway.master(QUICK)) {
            var result = master.search(SearchRequest.secondary(100), notes);
            assertThat(result).isEqualTo(new SearchResult(End.COMPLETE, 21, List.of(), null, null));
            assertThat(notes.found)
                    .containsExactly(
                            found("11111111-APA-0A-07", 1, "1.001"),
                            found("12345678-APA-0A-07", 2, "2.002"),
                            new FoundMeter(
                                    MeterId.parse("22222222-KAM-19-06").orElseThrow(), null, new BigDecimal("3.003")));
            assertThat(gateway.connections()).isOne();
        }
    }

    @Test
    void primary_addresses_are_searched_one_after_the_other() throws Exception {
        var twice = new Meter("33333333-APA-0A-07", 7, 7);
        var bus = new ScriptedBus(Collision.TOGETHER, meters()[0], twice, new Meter("44444444-APA-0A-07", 7, 8));
        try (var gateway = new TimelessGateway(bus);
                var master = gateway.master(QUICK)) {
            var result = master.search(SearchRequest.primary(10), notes);
            assertThat(result)
                    .isEqualTo(new SearchResult(
                            End.BUDGET_SPENT, 10, List.of("primary address 7: several meters, or noise"), "P10", null));
            assertThat(notes.found).containsExactly(found("11111111-APA-0A-07", 1, "1.001"));
            var last = master.search(SearchRequest.resume("P250", 10).orElseThrow(), notes);
            assertThat(last.end()).isEqualTo(End.COMPLETE);
            assertThat(last.probes()).isOne();
        }
    }

    /** A wrong baud rate or parity turns every answer into noise, and an adapter that hears itself every request. */
    @Test
    void a_search_ends_where_something_comes_although_nobody_is_asked() throws Exception {
        try (var gateway = new TimelessGateway(request -> new byte[] {(byte) 0xFC});
                var master = gateway.master(QUICK)) {
            for (var request : List.of(SearchRequest.secondary(1_000), SearchRequest.primary(250))) {
                var result = master.search(request, notes);
                assertThat(result.end()).isEqualTo(End.ONLY_NOISE);
                assertThat(result.probes()).isEqualTo(3);
                assertThat(result.trouble()).isEqualTo("something comes also where no meter is asked");
                assertThat(result.unresolved()).isEmpty();
            }
            assertThat(notes.found).isEmpty();
        }
    }

    /** Some of it looks like the beginning of a frame, which a slow link might hand out. */
    @ParameterizedTest
    @ValueSource(
            strings = {"68", "10", "6868F8", "1068F8", "1040F8", "68F8", "F868", "6855F8", "0068", "6803036808", "E510"
            })
    void noise_is_told_from_slowness(String noise) throws Exception {
        var always = HexFormat.of().parseHex(noise);
        try (var gateway = new TimelessGateway(request -> always);
                var master = gateway.master(QUICK)) {
            for (var request : List.of(SearchRequest.secondary(100), SearchRequest.primary(20))) {
                var result = master.search(request, notes);
                assertThat(result.end()).isEqualTo(End.ONLY_NOISE);
                assertThat(result.unresolved()).isEmpty();
            }
            assertThat(notes.found).isEmpty();
        }
    }

    @Test
    void noise_that_is_another_each_time_is_told_from_slowness() throws Exception {
        var random = new Random(21);
        try (var gateway = new TimelessGateway(request -> {
                    var bytes = new byte[] {0, 0, (byte) 0xF8};
                    bytes[0] = (byte) (random.nextBoolean() ? 0x68 : 0x10);
                    bytes[1] = (byte) random.nextInt(256);
                    return bytes;
                });
                var master = gateway.master(QUICK)) {
            assertThat(master.search(SearchRequest.secondary(100), notes).end()).isEqualTo(End.ONLY_NOISE);
            assertThat(master.search(SearchRequest.primary(20), notes).end()).isEqualTo(End.ONLY_NOISE);
        }
    }

    @Test
    void meters_that_take_long_to_be_told_apart_are_no_noise() throws Exception {
        var bus = new ScriptedBus(
                Collision.NOISE, new Meter("00000001-APA-0A-07", 1, 1), new Meter("00000002-APA-0A-07", 2, 2));
        try (var gateway = new TimelessGateway(bus);
                var master = gateway.master(QUICK)) {
            assertThat(master.search(SearchRequest.secondary(200), notes).end()).isEqualTo(End.COMPLETE);
            assertThat(notes.found).hasSize(2);
        }
    }

    @Test
    void a_meter_that_was_given_no_address_is_found_at_0() throws Exception {
        try (var gateway = new TimelessGateway(new ScriptedBus(Collision.TOGETHER, meters()));
                var master = gateway.master(QUICK)) {
            master.search(SearchRequest.primary(2), notes);
            assertThat(notes.found)
                    .containsExactly(found("22222222-KAM-19-06", 0, "3.003"), found("11111111-APA-0A-07", 1, "1.001"));
            assertThat(master.read(new MeterAddress.Primary(0)).mainIndex()).contains(new BigDecimal("3.003"));
        }
    }

    @Test
    void a_search_keeps_to_its_budget_can_be_stopped_and_goes_on_later() throws Exception {
        try (var gateway = new TimelessGateway(new ScriptedBus(Collision.TOGETHER, meters()));
                var master = gateway.master(QUICK)) {
            var first = master.search(SearchRequest.secondary(5), notes);
            assertThat(first.end()).isEqualTo(End.BUDGET_SPENT);
            assertThat(first.probes()).isEqualTo(5);
            var hasty = new Notes(3);
            var second = master.search(
                    SearchRequest.resume(Objects.requireNonNull(first.resume()), 100)
                            .orElseThrow(),
                    hasty);
            assertThat(second.end()).isEqualTo(End.STOPPED);
            assertThat(second.probes()).isEqualTo(3);
            var third = master.search(
                    SearchRequest.resume(Objects.requireNonNull(second.resume()), 100)
                            .orElseThrow(),
                    notes);
            assertThat(third.end()).isEqualTo(End.COMPLETE);
            assertThat(third.probes()).isEqualTo(21 - 5 - 3);
            var all = new ArrayList<>(notes.found);
            all.addAll(hasty.found);
            assertThat(all).hasSize(3);
        }
    }

    @Test
    void a_read_after_a_search_finds_its_meter() throws Exception {
        try (var gateway = new TimelessGateway(new ScriptedBus(Collision.TOGETHER, meters()));
                var master = gateway.master(QUICK)) {
            master.search(SearchRequest.secondary(15), notes);
            assertThat(master.read(new MeterAddress.Primary(2)).main().mainIndex())
                    .contains(new BigDecimal("2.002"));
            assertThat(master.read(new MeterAddress.Secondary(
                                    MeterId.parse("22222222").orElseThrow()))
                            .main()
                            .mainIndex())
                    .contains(new BigDecimal("3.003"));
        }
    }

    @Test
    void a_line_that_is_lost_ends_the_search_with_what_was_found() throws Exception {
        var gateway = new TimelessGateway(new ScriptedBus(Collision.TOGETHER, meters()));
        try (var master = gateway.master(QUICK)) {
            var result = master.search(SearchRequest.secondary(100), listener(meter -> gateway.close()));
            assertThat(result.end()).isEqualTo(End.LINE_LOST);
            assertThat(result.trouble()).isNotBlank();
            assertThat(SearchRequest.resume(Objects.requireNonNull(result.resume()), 1))
                    .isPresent();
        }
    }

    @Test
    void closing_the_master_ends_a_search() throws Exception {
        try (var gateway = new TimelessGateway(new ScriptedBus(Collision.TOGETHER, meters()))) {
            var master = gateway.master(QUICK);
            var result = master.search(SearchRequest.secondary(100), listener(meter -> master.close()));
            assertThat(result.end()).isEqualTo(End.STOPPED);
        }
    }

    @Test
    void nobody_at_the_other_end_is_a_lost_line() {
        try (var master = new MBusMaster(new Endpoint.Tcp("127.0.0.1", 1), QUICK)) {
            var result = master.search(SearchRequest.secondary(100), notes);
            assertThat(result.end()).isEqualTo(End.LINE_LOST);
            assertThat(result.probes()).isZero();
        }
    }

    private static SearchListener listener(Consumer<FoundMeter> onFound) {
        return new SearchListener() {
            @Override
            public void found(FoundMeter meter) {
                onFound.accept(meter);
            }

            @Override
            public boolean goesOn(int probes) {
                return true;
            }
        };
    }

    /** An adapter adds a zero when it turns the line round: where nothing else comes, nobody has answered. */
    @Test
    void a_byte_after_each_request_is_silence_and_hides_no_meter() throws Exception {
        var bus = new ScriptedBus(Collision.TOGETHER, meters());
        for (var added : List.of("00", "0000", "FE", "68", "10", "1068")) {
            var before = HexFormat.of().parseHex(added);
            try (var gateway = new TimelessGateway(request -> join(before, bus.apply(request)));
                    var master = gateway.master(QUICK)) {
                notes.found.clear();
                var result = master.search(SearchRequest.secondary(100), notes);
                assertThat(result).as(added).isEqualTo(new SearchResult(End.COMPLETE, 21, List.of(), null, null));
                assertThat(notes.found).hasSize(3);
                notes.found.clear();
                assertThat(master.search(SearchRequest.primary(12), notes).unresolved())
                        .isEmpty();
                assertThat(notes.found).hasSize(3);
                assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(new MeterAddress.Primary(9)))
                                .kind())
                        .isEqualTo(LinkFailure.Kind.SILENT);
            }
        }
    }

    @Test
    void a_byte_behind_each_answer_is_no_second_meter() throws Exception {
        var bus = new ScriptedBus(Collision.TOGETHER, meters()[0]);
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    return answer.length == 0 ? answer : join(answer, new byte[] {0});
                });
                var master = gateway.master(QUICK)) {
            assertThat(master.search(SearchRequest.secondary(100), notes).probes())
                    .isOne();
            assertThat(notes.found).hasSize(1);
        }
    }

    @Test
    void noise_now_and_then_is_told_from_meters() throws Exception {
        var asked = new AtomicInteger();
        var bus = new ScriptedBus(Collision.TOGETHER, meters());
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    return asked.incrementAndGet() % 4 == 0 ? join(new byte[] {(byte) 0xF1, 0x33}, answer) : answer;
                });
                var master = gateway.master(QUICK)) {
            var result = master.search(SearchRequest.secondary(100), notes);
            assertThat(result).isEqualTo(new SearchResult(End.COMPLETE, 21, List.of(), null, null));
            assertThat(notes.found).hasSize(3);
        }
    }

    @Test
    void a_meter_whose_answer_is_spoilt_once_is_found_all_the_same() throws Exception {
        var asked = new AtomicInteger();
        var bus = new ScriptedBus(Collision.TOGETHER, meters()[0]);
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    if (answer.length > 1 && asked.incrementAndGet() == 1) {
                        answer = answer.clone();
                        answer[12] ^= 4;
                    }
                    return answer;
                });
                var master = gateway.master(QUICK)) {
            assertThat(master.search(SearchRequest.secondary(100), notes).end()).isEqualTo(End.COMPLETE);
            assertThat(notes.found).hasSize(1);
        }
    }

    /** The line may be mended, and the search need not begin anew. */
    @Test
    void a_search_that_ends_for_noise_can_go_on_where_all_was_clear() throws Exception {
        var noisy = new AtomicBoolean();
        var bus = new ScriptedBus(Collision.TOGETHER, meters());
        try (var gateway = new TimelessGateway(request -> noisy.get() ? new byte[] {(byte) 0xFC} : bus.apply(request));
                var master = gateway.master(QUICK)) {
            var result = master.search(SearchRequest.secondary(100), listener(meter -> noisy.set(true)));
            assertThat(result.end()).isEqualTo(End.ONLY_NOISE);
            assertThat(result.unresolved()).isEmpty();
            noisy.set(false);
            var rest = SearchRequest.resume(Objects.requireNonNull(result.resume()), 100)
                    .orElseThrow();
            assertThat(master.search(rest, notes).end()).isEqualTo(End.COMPLETE);
            assertThat(notes.found).hasSize(2);
        }
    }

    @Test
    void answers_in_pieces_end_a_search_with_the_name_of_the_setting() throws Exception {
        for (var length : List.of(1, 2, 3, 4, 10)) {
            endsInPieces(length);
        }
    }

    private void endsInPieces(int length) throws Exception {
        var bus = new ScriptedBus(Collision.TOGETHER, meters()[0]);
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    return answer.length > 1 ? Arrays.copyOf(answer, length) : answer;
                });
                var master = gateway.master(QUICK)) {
            for (var request : List.of(
                    SearchRequest.secondary(100), SearchRequest.resume("P1", 1).orElseThrow())) {
                var result = master.search(request, notes);
                assertThat(result.end()).isEqualTo(request.probes() == 1 ? End.BUDGET_SPENT : End.IN_PIECES);
                var told = result.trouble() == null ? String.join("", result.unresolved()) : result.trouble();
                assertThat(told).endsWith("the frame stopped after " + length + " bytes, as gap is 30 ms");
            }
        }
    }

    @Test
    void what_is_left_of_slow_answers_does_not_hide_the_name_of_the_setting() throws Exception {
        var bus = new ScriptedBus(Collision.TOGETHER, meters()[0]);
        try (var gateway = new TimelessGateway(request -> {
                    var answer = bus.apply(request);
                    return answer.length > 1 ? Arrays.copyOf(answer, 10) : answer;
                });
                var master = gateway.master(QUICK, (direction, bytes, note) -> {
                    if (note.equals("the frame stopped")) {
                        gateway.pour(new byte[40_000]);
                    }
                })) {
            assertThat(master.search(SearchRequest.secondary(100), notes).end()).isEqualTo(End.IN_PIECES);
        }
    }

    private static byte[] join(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
