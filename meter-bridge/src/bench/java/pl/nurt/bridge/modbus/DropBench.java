package pl.nurt.bridge.modbus;

import java.time.Duration;
import pl.nurt.bridge.bench.Report;

/** How soon a Modbus master gives up an answer that comes in drops. The tests only ask that it does. */
public final class DropBench {
    private static final int ROUNDS = 20;
    private static final int DROP_MILLIS = 100;
    private static final MasterSettings HASTY = new MasterSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofMillis(250),
            Duration.ofMillis(60),
            Duration.ZERO,
            1);

    private DropBench() {}

    public static void main(String[] args) {
        var slowest = 0.0;
        for (var framing : Framing.values()) {
            try (var server = framing == Framing.TCP ? RegisterServer.tcp() : RegisterServer.rtu();
                    var master = new ModbusMaster(server.endpoint(), framing, HASTY)) {
                server.put(1, 3, 100, "0001 0203 FFFE 8000").drip(DROP_MILLIS);
                for (var round = 0; round < ROUNDS; round++) {
                    slowest = Math.max(slowest, secondsUntilGivenUp(master));
                }
            }
        }
        Report.below("Modbus read of an answer in drops, patience 250 ms, slowest of " + 2 * ROUNDS, slowest, 2, "s");
        System.exit(0);
    }

    private static double secondsUntilGivenUp(ModbusMaster master) {
        var start = System.nanoTime();
        try {
            master.read(new Span(1, Table.HOLDING_REGISTERS, 100, 4));
            throw new IllegalStateException("an answer in drops was waited for");
        } catch (ModbusFailure givenUp) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
