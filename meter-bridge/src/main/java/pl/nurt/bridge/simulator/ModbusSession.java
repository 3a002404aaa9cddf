package pl.nurt.bridge.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** A Modbus device or gateway that is spoken to over TCP. */
final class ModbusSession implements LoopbackServer.Session {
    private static final int LONGEST_FRAME = 260;

    private final ModbusFraming framing;
    private final ModbusUnits units;
    private final Line line;

    ModbusSession(ModbusFraming framing, ModbusUnits units, Line line) {
        this.framing = framing;
        this.units = units;
        this.line = line;
    }

    @Override
    public void serve(Socket connection) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(connection.getInputStream(), LONGEST_FRAME));
        while (true) {
            var request = framing.read(connection, in);
            if (request != null) {
                line.heard(connection, request.raw());
                var reply = units.answer(request);
                if (reply.isPresent()) {
                    line.answer(connection, reply.get());
                }
            }
        }
    }
}
