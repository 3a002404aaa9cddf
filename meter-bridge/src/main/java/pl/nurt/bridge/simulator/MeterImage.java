package pl.nurt.bridge.simulator;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A meter as a Modbus device shows it: in the registers of the profile {@code nurt-simple} at base 0, holding and input alike. */
final class MeterImage {
    private static final int REGISTERS = 10;
    private static final short LITRES = -3;

    private final SimulatedMeter meter;

    MeterImage(SimulatedMeter meter) {
        this.meter = meter;
    }

    int unit() {
        return meter.spec().address();
    }

    @Nullable
    Fault nextFault() {
        return meter.nextFault();
    }

    List<MemoryBlock> blocks(Instant now, @Nullable Fault fault) {
        var bytes = ByteBuffer.allocate(2 * REGISTERS)
                .putInt((int) Long.parseLong(meter.shownId(fault).ident()))
                .putLong(meter.litres(now))
                .putShort(LITRES)
                .putShort((short) (fault == Fault.INVALID ? 1 : 0))
                .putInt((int) now.getEpochSecond())
                .array();
        return List.of(MemoryBlock.ofBytes(3, 0, bytes), MemoryBlock.ofBytes(4, 0, bytes));
    }
}
