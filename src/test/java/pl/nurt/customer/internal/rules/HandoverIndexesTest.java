package pl.nurt.customer.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.FieldProblem;

/** A place changes hands: the indexes divide the use between two owners, so none is missing and none is made up. */
class HandoverIndexesTest {
    private static final Instant BEFORE = Instant.parse("2026-10-31T22:00:00Z");

    private static PlaceMeter meter(String number, String index, @Nullable String later) {
        return new PlaceMeter(
                number,
                CubicMetres.of(index),
                BEFORE,
                CubicMetres.of(index).plus(CubicMetres.of("75.000")),
                later == null ? null : CubicMetres.of(later));
    }

    private static HandoverIndex index(String number, String value) {
        return new HandoverIndex(number, CubicMetres.of(value));
    }

    private static List<String> problems(List<HandoverIndex> indexes, List<PlaceMeter> there, boolean hasCome) {
        return SupplyChecks.problems(indexes, there, hasCome).stream()
                .map(FieldProblem::messageKey)
                .toList();
    }

    @Test
    void each_meter_that_is_there_is_asked_for_once_the_day_has_come() {
        var there = List.of(meter("90088288", "522.732", null), meter("SUB-1", "3", null));
        assertThat(problems(List.of(index("90088288", "522.732")), there, true))
                .containsExactly("customer.problem.indexNeeded");
        assertThat(problems(List.of(index("90088288", "522.740"), index("SUB-1", "3")), there, true))
                .isEmpty();
        assertThat(problems(List.of(), there, false)).isEmpty();
    }

    @Test
    void a_meter_that_is_not_there_has_no_index() {
        var there = List.of(meter("90088288", "522.732", null));
        assertThat(problems(List.of(index("NIEMA999", "1")), there, true))
                .containsExactly("customer.problem.otherMeter", "customer.problem.indexNeeded");
    }

    @Test
    void an_index_fits_between_what_was_known_before_and_after() {
        var there = List.of(meter("90088288", "522.732", "523.100"));
        assertThat(problems(List.of(index("90088288", "522.731")), there, true))
                .containsExactly("customer.problem.indexDoesNotFit");
        assertThat(problems(List.of(index("90088288", "523.101")), there, true))
                .containsExactly("customer.problem.indexDoesNotFit");
        assertThat(problems(List.of(index("90088288", "523.100")), there, true)).isEmpty();
    }

    @Test
    void more_than_can_have_run_through_the_meter_lacks_its_comma() {
        var there = List.of(meter("90088288", "269.248", null));
        assertThat(problems(List.of(index("90088288", "269248")), there, true))
                .containsExactly("customer.problem.indexTooHigh");
        assertThat(problems(List.of(index("90088288", "344.248")), there, true)).isEmpty();
    }

    @Test
    void where_no_meter_is_known_what_was_read_is_written_down() {
        assertThat(problems(List.of(index("22632506", "551.392")), List.of(), true))
                .isEmpty();
        assertThat(problems(List.of(), List.of(), true)).isEmpty();
    }
}
