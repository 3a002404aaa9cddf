package pl.nurt.bridge.modbus;

import com.ghgande.j2mod.modbus.io.BytesInputStream;
import com.ghgande.j2mod.modbus.io.BytesOutputStream;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Requests and answers, by j2mod. Nothing else of j2mod 3.3.0 is used: its transactions share one unguarded transaction number between
 * all connections and sleep at random, and its transports know no deadline for a whole answer and do not check the CRC of RTU over TCP.
 */
final class Messages {
    private static final int REQUEST = 5;

    private Messages() {}

    /** The PDU that asks for {@code span}. */
    static byte[] request(Span span) {
        ModbusRequest request = switch (span.table()) {
            case COILS -> new ReadCoilsRequest(span.address(), span.size());
            case DISCRETE_INPUTS -> new ReadInputDiscretesRequest(span.address(), span.size());
            case HOLDING_REGISTERS -> new ReadMultipleRegistersRequest(span.address(), span.size());
            case INPUT_REGISTERS -> new ReadInputRegistersRequest(span.address(), span.size());
        };
        try (var out = new BytesOutputStream(REQUEST)) {
            out.writeByte(request.getFunctionCode());
            request.writeData(out);
            return Arrays.copyOf(out.getBuffer(), out.size());
        } catch (IOException e) {
            throw new IllegalStateException("bytes cannot be written to memory", e);
        }
    }

    /**
     * The data bytes of the answer to a request for {@code span}: as many as it needs.
     *
     * @throws ModbusFailure the answer is an exception, or does not fit the request
     */
    static byte[] data(Span span, byte[] pdu) throws ModbusFailure {
        var function = pdu[0] & 0xFF;
        if (function == span.table().function() && pdu.length > 1 && pdu.length - 2 != (pdu[1] & 0xFF)) {
            throw Envelope.unfit(
                    "the answer counts %d bytes of values and has %d".formatted(pdu[1] & 0xFF, pdu.length - 2));
        }
        var response = ModbusResponse.createModbusResponse(function);
        try (var in = new BytesInputStream(pdu)) {
            in.skip(1);
            response.setHeadless();
            response.readData(in);
        } catch (IOException | RuntimeException e) {
            throw Envelope.unfit("the answer breaks off");
        }
        if (response instanceof ExceptionResponse exception
                && function == (span.table().function() | 0x80)) {
            throw ModbusFailure.exception(exception.getExceptionCode());
        }
        if (function != span.table().function()) {
            throw Envelope.otherFunction(function, span.table().function());
        }
        // j2mod takes what the byte count says, whatever was asked for and whatever else came.
        var length = span.table().bytes(span.size());
        if (pdu.length != 2 + length) {
            throw Envelope.unfit("the answer has %d bytes of values instead of %d (%d values asked for)"
                    .formatted(pdu.length - 2, length, span.size()));
        }
        return Arrays.copyOfRange(pdu, 2, pdu.length);
    }
}
