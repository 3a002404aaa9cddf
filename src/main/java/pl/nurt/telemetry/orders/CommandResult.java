package pl.nurt.telemetry.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.bridges.MeterHealth;

/**
 * What a bridge said of an order's outcome, as far as it is.
 *
 * @param readings READ_NOW: put into the outbox; RESEND_DEAD_LETTERS: put back into it
 * @param meters READ_NOW: those that gave no good value
 * @param found SEARCH_BUS: all found so far
 * @param unresolved SEARCH_BUS, at its end: where something answered and no meter could be told apart; {@link UnresolvedPlace} reads it
 * @param probes SEARCH_BUS: questions asked so far
 * @param complete SEARCH_BUS: false when the budget, the time or the office ended the search
 * @param resumeFrom SEARCH_BUS, not complete: where {@link BridgeCommands#searchOn} goes on
 */
public record CommandResult(
        @Nullable Integer readings,
        List<MeterHealth> meters,
        List<FoundMeter> found,
        List<String> unresolved,
        @Nullable Integer probes,
        @Nullable Boolean complete,
        @Nullable String resumeFrom) {
    public static final CommandResult NOTHING =
            new CommandResult(null, List.of(), List.of(), List.of(), null, null, null);

    public CommandResult {
        meters = List.copyOf(meters);
        found = List.copyOf(found);
        unresolved = List.copyOf(unresolved);
    }
}
