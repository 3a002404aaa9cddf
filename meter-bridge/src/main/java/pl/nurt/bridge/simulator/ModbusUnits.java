package pl.nurt.bridge.simulator;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units behind a Modbus endpoint: takes a request and says what comes back. */
final class ModbusUnits {
    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final int ILLEGAL_VALUE = 3;
    private static final int BUSY = 6;
    private static final int TARGET_FAILED = 11;
    private static final int MOST_BITS = 2_000;

    private record Unit(List<MeterImage> meters, List<MemoryBlock> fixed) {}

    private final Clock clock;
    private final ModbusFraming framing;
    private final int mostRegisters;
    private final Map<Integer, Unit> units = new HashMap<>();

    /** @param fixed memory that does not change, by unit */
    ModbusUnits(
            Clock clock,
            ModbusFraming framing,
            int mostRegisters,
            List<MeterImage> meters,
            Map<Integer, List<MemoryBlock>> fixed) {
        this.clock = clock;
        this.framing = framing;
        this.mostRegisters = mostRegisters;
        fixed.forEach((unit, blocks) -> unit(unit).fixed().addAll(blocks));
        meters.forEach(meter -> unit(meter.unit()).meters().add(meter));
    }

    private Unit unit(int number) {
        return units.computeIfAbsent(number, n -> new Unit(new ArrayList<>(), new ArrayList<>()));
    }

    Optional<Reply> answer(ModbusRequest request) {
        var unit = units.get(request.unit());
        if (unit == null) {
            // A gateway knows that the line behind it is silent; on a line itself there is nobody to say so.
            return switch (framing) {
                case TCP -> Optional.of(reply(request, exception(request, TARGET_FAILED), null));
                case RTU -> Optional.empty();
            };
        }
        var meter = concerned(unit, request);
        var fault = meter.map(MeterImage::nextFault).orElse(null);
        if (fault == Fault.SILENT) {
            return Optional.empty();
        }
        var memory = new ArrayList<>(unit.fixed());
        unit.meters()
                .forEach(m -> memory.addAll(
                        m.blocks(clock.instant(), meter.filter(m::equals).isPresent() ? fault : null)));
        return Optional.of(reply(request, pdu(memory, request, fault), fault));
    }

    /** Whose fault shows: with several meters in one unit, that of the one that is read. */
    private Optional<MeterImage> concerned(Unit unit, ModbusRequest request) {
        if (unit.meters().size() == 1 || request.pdu().length != 5) {
            return unit.meters().stream().findFirst();
        }
        return unit.meters().stream()
                .filter(m -> m.blocks(clock.instant(), null).stream()
                        .anyMatch(b -> b.touches(request.function(), request.word(0), request.word(2))))
                .findFirst();
    }

    private byte[] pdu(List<MemoryBlock> memory, ModbusRequest request, @Nullable Fault fault) {
        if (fault == Fault.TARGET_FAILED || fault == Fault.BUSY) {
            return exception(request, fault == Fault.BUSY ? BUSY : TARGET_FAILED);
        }
        var areBits = request.function() < 3;
        if (request.function() < 1 || request.function() > 4) {
            return exception(request, ILLEGAL_FUNCTION);
        }
        if (request.pdu().length != 5
                || request.word(2) < 1
                || request.word(2) > (areBits ? MOST_BITS : mostRegisters)) {
            return exception(request, ILLEGAL_VALUE);
        }
        return MemoryBlock.read(memory, request.function(), request.word(0), request.word(2))
                .map(cells -> fault == Fault.SHORT ? Arrays.copyOf(cells, cells.length - 1) : cells)
                .map(cells -> answer(request, areBits ? bits(cells) : registers(cells)))
                .orElseGet(() -> exception(request, ILLEGAL_ADDRESS));
    }

    private static byte[] answer(ModbusRequest request, byte[] data) {
        return ByteBuffer.allocate(2 + data.length)
                .put((byte) request.function())
                .put((byte) data.length)
                .put(data)
                .array();
    }

    private static byte[] registers(int[] cells) {
        var data = ByteBuffer.allocate(2 * cells.length);
        for (var cell : cells) {
            data.putShort((short) cell);
        }
        return data.array();
    }

    /** Eight to a byte, the first in its lowest bit. */
    private static byte[] bits(int[] cells) {
        var data = new byte[(cells.length + 7) / 8];
        for (var i = 0; i < cells.length; i++) {
            data[i / 8] |= (byte) (cells[i] << i % 8);
        }
        return data;
    }

    private static byte[] exception(ModbusRequest request, int code) {
        return new byte[] {(byte) (request.function() | 0x80), (byte) code};
    }

    private Reply reply(ModbusRequest request, byte[] pdu, @Nullable Fault fault) {
        var unit = request.unit() + (fault == Fault.WRONG_ADDRESS ? 1 : 0);
        return new Reply(framing.write(request, unit, pdu, fault == Fault.BAD_CHECKSUM), fault);
    }
}
