package pl.nurt.bridge.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Modbus TCP gateway with one meter per unit, in the register layout of the profile {@code nurt-simple}. Written without j2mod, so
 * that bridge and simulator do not share their mistakes.
 */
final class ModbusSession implements LoopbackServer.Session {
    private static final int REGISTERS = 10;
    private static final short LITRES = -3;
    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final int BUSY = 6;
    private static final int TARGET_SILENT = 11;

    private final Clock clock;
    private final Map<Integer, SimulatedMeter> units;
    private final Duration lateness;

    ModbusSession(Clock clock, List<SimulatedMeter> meters, Duration lateness) {
        this.clock = clock;
        this.units = meters.stream().collect(Collectors.toMap(m -> m.spec().address(), Function.identity()));
        this.lateness = lateness;
    }

    private record Request(int transaction, int unit, int function, int address, int count) {}

    @Override
    public void serve(Socket connection) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        while (true) {
            var transaction = in.readUnsignedShort();
            in.readUnsignedShort();
            var body = new byte[in.readUnsignedShort()];
            in.readFully(body);
            if (body.length >= 6) {
                var pdu = ByteBuffer.wrap(body);
                answer(
                        connection,
                        new Request(
                                transaction,
                                pdu.get() & 0xFF,
                                pdu.get() & 0xFF,
                                pdu.getShort() & 0xFFFF,
                                pdu.getShort() & 0xFFFF));
            }
        }
    }

    private void answer(Socket connection, Request request) throws IOException {
        var meter = units.get(request.unit());
        var fault = meter == null ? Fault.SILENT : meter.nextFault();
        var bytes = meter == null || fault == Fault.SILENT
                ? exception(request, TARGET_SILENT)
                : answer(request, meter, fault);
        if (fault == Fault.CLOSE_MID_FRAME) {
            connection.getOutputStream().write(bytes, 0, bytes.length / 2);
            connection.close();
        } else if (fault == Fault.LATE) {
            LockSupport.parkNanos(lateness.toNanos());
            connection.getOutputStream().write(bytes);
        } else {
            connection.getOutputStream().write(bytes);
        }
    }

    private byte[] answer(Request request, SimulatedMeter meter, @Nullable Fault fault) {
        if (fault == Fault.BUSY) {
            return exception(request, BUSY);
        }
        if (request.function() != 3 && request.function() != 4) {
            return exception(request, ILLEGAL_FUNCTION);
        }
        if (request.count() == 0 || request.address() + request.count() > REGISTERS) {
            return exception(request, ILLEGAL_ADDRESS);
        }
        var count = fault == Fault.SHORT ? request.count() - 1 : request.count();
        var pdu = ByteBuffer.allocate(2 + 2 * count);
        pdu.put((byte) request.function()).put((byte) (2 * count));
        pdu.put(registers(meter, fault), 2 * request.address(), 2 * count);
        return adu(request, pdu.array(), fault);
    }

    private byte[] registers(SimulatedMeter meter, @Nullable Fault fault) {
        var now = clock.instant();
        return ByteBuffer.allocate(2 * REGISTERS)
                .putInt((int) Long.parseLong(meter.shownId(fault).ident()))
                .putLong(meter.litres(now))
                .putShort(LITRES)
                .putShort((short) (fault == Fault.INVALID ? 1 : 0))
                .putInt((int) now.getEpochSecond())
                .array();
    }

    private static byte[] exception(Request request, int code) {
        return adu(request, new byte[] {(byte) (request.function() | 0x80), (byte) code}, null);
    }

    private static byte[] adu(Request request, byte[] pdu, @Nullable Fault fault) {
        return ByteBuffer.allocate(7 + pdu.length)
                .putShort((short) (request.transaction() + (fault == Fault.BAD_CHECKSUM ? 1 : 0)))
                .putShort((short) 0)
                .putShort((short) (pdu.length + 1))
                .put((byte) (request.unit() + (fault == Fault.WRONG_ADDRESS ? 1 : 0)))
                .put(pdu)
                .array();
    }
}
