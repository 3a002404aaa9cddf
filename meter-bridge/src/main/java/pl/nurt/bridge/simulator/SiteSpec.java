package pl.nurt.bridge.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated concentrator.
 *
 * @param port 0 for any free one
 * @param answerTime between a request and its answer; null for the park's
 * @param clients how many connections it keeps at a time; it closes others at once
 */
record SiteSpec(
        String id, int port, @Nullable Duration answerTime, int clients, List<MeterSpec> meters, Device device) {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** What stands there. */
    sealed interface Device {
        /** A transparent gateway in front of an M-Bus. @param collision null for the park's */
        record MBus(@Nullable Collision collision) implements Device {}

        /**
         * @param mostRegisters how many a single request may ask for
         * @param fixed memory beside the meters', by unit
         */
        record Modbus(ModbusFraming framing, int mostRegisters, Map<Integer, List<MemoryBlock>> fixed)
                implements Device {}
    }

    static SiteSpec of(String id, int port, List<MeterSpec> meters, Device device) {
        return new SiteSpec(id, port, null, ANY_NUMBER, meters, device);
    }

    static Device.Modbus modbus(ModbusFraming framing) {
        return new Device.Modbus(framing, 125, Map.of());
    }
}
