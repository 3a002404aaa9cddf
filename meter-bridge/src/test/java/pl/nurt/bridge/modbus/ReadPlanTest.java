package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadPlanTest {
    private static final Table HOLDING = Table.HOLDING_REGISTERS;

    private static Span span(int address, int size) {
        return new Span(1, HOLDING, address, size);
    }

    private static ReadPlan plan(int maxRegisters, int maxHole, Span... meters) {
        return new ReadPlan(Stream.of(meters).map(List::of).toList(), new ReadLimits(maxRegisters, maxHole));
    }

    private static List<Span> wholes(ReadPlan plan) {
        return plan.blocks().stream().map(ReadPlan.Block::whole).toList();
    }

    @Test
    void ten_meters_of_ten_registers_behind_one_unit_are_one_request() {
        var meters = IntStream.range(0, 10).mapToObj(n -> span(10 * n, 10)).toArray(Span[]::new);
        assertThat(wholes(plan(125, 16, meters))).containsExactly(span(0, 100));
    }

    @Test
    void holes_are_read_along_up_to_the_limit_and_no_further() {
        assertThat(wholes(plan(125, 16, span(0, 2), span(18, 2)))).containsExactly(span(0, 20));
        assertThat(wholes(plan(125, 15, span(0, 2), span(18, 2)))).containsExactly(span(0, 2), span(18, 2));
    }

    @Test
    void a_request_asks_for_no_more_than_the_device_bears() {
        assertThat(wholes(plan(20, 16, span(0, 4), span(8, 4), span(16, 4), span(24, 4))))
                .containsExactly(span(0, 20), span(24, 4));
    }

    @Test
    void units_and_tables_are_not_mixed() {
        var other = new Span(2, HOLDING, 2, 2);
        var input = new Span(1, Table.INPUT_REGISTERS, 2, 2);
        assertThat(wholes(plan(125, 16, span(0, 2), other, input))).containsExactlyInAnyOrder(span(0, 2), other, input);
    }

    @Test
    void what_belongs_to_one_meter_stays_together_if_it_fits() {
        var first = List.of(span(0, 4), span(6, 1));
        var second = List.of(span(8, 4), span(14, 1));
        var blocks = wholes(new ReadPlan(List.of(first, second), new ReadLimits(12, 16)));
        assertThat(blocks).containsExactly(span(0, 7), span(8, 7));
    }

    @Test
    void a_block_that_the_device_refuses_is_cut_at_its_holes_and_then_in_halves() {
        var plan = plan(125, 16, span(0, 2), span(2, 2), span(10, 2));
        assertThat(plan.split(plan.of(span(2, 2)))).isTrue();
        assertThat(wholes(plan)).containsExactly(span(0, 4), span(10, 2));
        assertThat(plan.split(plan.of(span(2, 2)))).isTrue();
        assertThat(wholes(plan)).containsExactly(span(0, 2), span(2, 2), span(10, 2));
        assertThat(plan.split(plan.of(span(2, 2)))).isFalse();
        assertThatThrownBy(() -> plan.of(span(3, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coils_are_counted_in_bits() {
        var coils = IntStream.range(0, 200)
                .mapToObj(n -> List.of(new Span(1, Table.COILS, 20 * n, 16)))
                .toList();
        var plan = new ReadPlan(coils, new ReadLimits(125, 16));
        assertThat(wholes(plan)).hasSize(2).allMatch(whole -> whole.size() <= 2_000);
    }

    /** Whatever is wanted and whatever is refused on the way. */
    @Test
    void every_span_comes_whole_out_of_one_block_and_no_block_is_too_large() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var limits = new ReadLimits(4 + random.nextInt(122), random.nextInt(40));
            var meters = IntStream.range(0, 1 + random.nextInt(40))
                    .mapToObj(n -> meter(random))
                    .toList();
            var plan = new ReadPlan(meters, limits);
            check(plan, meters, limits, seed);
            for (var n = 0; n < 5; n++) {
                plan.split(plan.blocks().get(random.nextInt(plan.blocks().size())));
                check(plan, meters, limits, seed);
            }
        }
    }

    private static List<Span> meter(Random random) {
        var unit = 1 + random.nextInt(3);
        var base = random.nextInt(400);
        var spans = new ArrayList<Span>();
        for (var n = 0; n <= random.nextInt(6); n++) {
            var table = Table.values()[random.nextInt(4)];
            var size = table.isBits() ? 1 + random.nextInt(64) : 1 << random.nextInt(3);
            spans.add(new Span(unit, table, base + random.nextInt(60), size));
        }
        return spans;
    }

    private static void check(ReadPlan plan, List<List<Span>> meters, ReadLimits limits, int seed) {
        meters.forEach(
                spans -> spans.forEach(span -> assertThat(plan.of(span).whole().covers(span))
                        .as("seed " + seed)
                        .isTrue()));
        assertThat(plan.blocks()).as("seed " + seed).allSatisfy(block -> {
            assertThat(block.whole().size())
                    .isLessThanOrEqualTo(limits.most(block.whole().table()));
            assertThat(block.wanted()).isNotEmpty().allMatch(block.whole()::covers);
        });
    }
}
