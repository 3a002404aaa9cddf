package pl.nurt.bridge.poll;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import pl.nurt.bridge.config.ConcentratorSettings;

/** The meters behind one concentrator. For one thread; only {@link #close()} may come from another, and ends a read under way. */
interface MeterSource extends AutoCloseable {
    /** @param recall what was last stored under a name, together with a reading */
    static MeterSource of(ConcentratorSettings settings, Function<String, Optional<String>> recall, Clock clock) {
        return switch (settings) {
            case ConcentratorSettings.MBus mbus -> new MBusSource(mbus, clock);
            case ConcentratorSettings.Modbus modbus -> new ModbusSource(modbus, clock, new RegisterMemory(recall));
        };
    }

    int size();

    /** Asks the n-th meter. */
    Outcome read(int n);

    /**
     * Looks for meters on the line, between two rounds.
     *
     * @throws RequestRefused this kind of line cannot be searched, or it cannot be reached
     */
    default SearchState search(SearchOrder order, SearchWatch watch) throws RequestRefused {
        throw new RequestRefused("Only an M-Bus can be searched.");
    }

    @Override
    void close();
}
