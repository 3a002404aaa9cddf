package pl.nurt.bridge.portal;

import java.util.List;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.poll.SearchState;

/** What came of a command so far. */
sealed interface CommandResult {
    /** A search goes on. */
    record Progress(SearchState search) implements CommandResult {}

    record Done() implements CommandResult {}

    /** @param meters that gave no good value */
    record Read(int readings, List<MeterHealth> meters) implements CommandResult {}

    record Searched(SearchState search) implements CommandResult {}

    record Resent(int readings) implements CommandResult {}

    /** @param message one English sentence */
    record Failed(String message) implements CommandResult {}
}
