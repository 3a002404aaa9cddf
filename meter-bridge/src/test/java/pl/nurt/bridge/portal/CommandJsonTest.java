package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.poll.SearchState;
import tools.jackson.databind.JsonNode;

class CommandJsonTest {
    /** A float has more decimals than the contract, and then the portal would refuse the whole answer. */
    @Test
    void a_found_meter_s_index_keeps_to_the_contract_or_is_left_out() {
        assertThat(found("12.3456789")).isEqualTo("12.345678");
        assertThat(found("1E+30")).isNull();
    }

    @Test
    void places_that_could_not_be_told_apart_are_named_and_nothing_is_said_where_there_is_none() {
        var places = List.of("20618313-0601-0A-07", "primary address 7: several meters, or noise");
        var told = PortalJson.read(CommandJson.answer(
                new CommandResult.Searched(new SearchState(List.of(), places, 12, false, "SFFFFFFFF001"))));
        assertThat(told.path("unresolved").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(places);
        var none = new SearchState(List.of(), List.of(), 12, true, null);
        assertThat(PortalJson.read(CommandJson.answer(new CommandResult.Searched(none)))
                        .has("unresolved"))
                .isFalse();
    }

    private static @Nullable String found(String index) {
        var meter = new FoundMeter(MeterId.parse("31415926").orElseThrow(), 7, new BigDecimal(index));
        var state = new SearchState(List.of(meter), List.of(), 1, true, null);
        var json = PortalJson.read(CommandJson.answer(new CommandResult.Searched(state)))
                .path("found")
                .get(0);
        assertThat(json.path("primary").asInt()).isEqualTo(7);
        return json.has("indexM3") ? json.get("indexM3").asString() : null;
    }
}
