package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.poll.SearchState;

class CommandJsonTest {
    /** A float has more decimals than the contract, and then the portal would refuse the whole answer. */
    @Test
    void a_found_meter_s_index_keeps_to_the_contract_or_is_left_out() {
        assertThat(found("12.3456789")).isEqualTo("12.345678");
        assertThat(found("1E+30")).isNull();
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
