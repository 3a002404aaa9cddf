package pl.nurt.bridge.modbus;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransport;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads registers over Modbus TCP. Keeps one connection, opened when first needed. For one thread; only {@link #close()} may come from
 * another and ends a read that is under way.
 *
 * <p>Of j2mod it uses messages and transport but not its transactions: those share one unguarded transaction number between all
 * connections, sleep at random before a retry, and check neither unit nor number of registers.
 */
public final class ModbusMaster implements AutoCloseable {
    private static final int HOLDING_REGISTERS = 3;
    private static final int TARGET_FAILED = 11;

    private final InetSocketAddress endpoint;
    private final Duration timeout;
    private final int tries;
    private volatile @Nullable Socket socket;
    private volatile boolean closed;
    private @Nullable ModbusTCPTransport transport;
    private int transaction;

    /** @param timeout for connecting and for an answer; @param tries how often a silent meter is asked */
    public ModbusMaster(InetSocketAddress endpoint, Duration timeout, int tries) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.tries = tries;
    }

    /**
     * Reads the block of {@code profile} at {@code base} (wire address, counted from 0) of a unit.
     *
     * @throws ModbusFailure after the last try; after anything but a proper exception answer the connection is closed, because what is
     *     still under way on it could be taken for the next answer
     */
    public RegisterBlock read(int unit, int base, RegisterProfile profile) throws ModbusFailure {
        var reused = transport != null;
        for (var left = tries; ; left--) {
            try {
                return attempt(unit, base, profile);
            } catch (ModbusFailure failure) {
                var connectionLost = failure.kind() == ModbusFailure.Kind.CONNECTION;
                if (connectionLost && reused && !closed) {
                    // The device may have dropped an idle connection long ago; that says nothing about now.
                    reused = false;
                    left++;
                } else if (left <= 1 || connectionLost) {
                    throw failure;
                }
            }
        }
    }

    private RegisterBlock attempt(int unit, int base, RegisterProfile profile) throws ModbusFailure {
        var current = connect();
        var request = request(unit, base + profile.first(), profile);
        try {
            current.writeRequest(request);
            return check(request, current.readResponse(), profile);
        } catch (ModbusIOException e) {
            disconnect();
            // j2mod tells a timeout from a broken connection only by its text.
            var silent = e.getMessage() != null && e.getMessage().contains("timeout");
            throw silent
                    ? new ModbusFailure(ModbusFailure.Kind.SILENT, "unit " + unit + " does not answer")
                    : new ModbusFailure(ModbusFailure.Kind.CONNECTION, "the connection broke");
        }
    }

    private ModbusRequest request(int unit, int address, RegisterProfile profile) {
        var request = profile.function() == HOLDING_REGISTERS
                ? new ReadMultipleRegistersRequest(address, profile.length())
                : new ReadInputRegistersRequest(address, profile.length());
        transaction = (transaction + 1) & 0xFFFF;
        request.setTransactionID(transaction);
        request.setUnitID(unit);
        return request;
    }

    private RegisterBlock check(ModbusRequest request, ModbusResponse response, RegisterProfile profile)
            throws ModbusFailure {
        if (response.getTransactionID() != request.getTransactionID()
                || response.getProtocolID() != 0
                || response.getUnitID() != request.getUnitID()) {
            throw unfit("an answer to another request came");
        }
        if (response instanceof ExceptionResponse exception) {
            throw exception(exception.getExceptionCode());
        }
        if (response.getFunctionCode() != request.getFunctionCode()) {
            throw unfit("an answer to another function came");
        }
        // The message is the byte count and then the registers.
        var message = response.getMessage();
        if (message.length != 1 + 2 * profile.length() || (message[0] & 0xFF) != 2 * profile.length()) {
            throw unfit("the answer has not the " + profile.length() + " registers asked for");
        }
        return new RegisterBlock(profile, Arrays.copyOfRange(message, 1, message.length));
    }

    private ModbusFailure unfit(String message) {
        disconnect();
        return new ModbusFailure(ModbusFailure.Kind.BAD_ANSWER, message);
    }

    private static ModbusFailure exception(int code) {
        var kind = code == TARGET_FAILED ? ModbusFailure.Kind.SILENT : ModbusFailure.Kind.BAD_ANSWER;
        return new ModbusFailure(kind, exceptionText(code));
    }

    private static String exceptionText(int code) {
        var text = switch (code) {
            case 1 -> "the function is not supported";
            case 2 -> "the registers do not exist";
            case 3 -> "too many registers were asked for";
            case 4 -> "device failure";
            case 5, 6 -> "busy";
            case 10 -> "the gateway has no path";
            case TARGET_FAILED -> "the meter behind the gateway is silent";
            default -> "unknown";
        };
        return "Modbus exception %02X: %s".formatted(code, text);
    }

    private ModbusTCPTransport connect() throws ModbusFailure {
        var current = transport;
        if (current != null && !closed) {
            return current;
        }
        if (closed) {
            throw new ModbusFailure(ModbusFailure.Kind.CONNECTION, "the master is closed");
        }
        var millis = Math.toIntExact(timeout.toMillis());
        var opened = new Socket();
        socket = opened;
        try {
            opened.setTcpNoDelay(true);
            opened.setKeepAlive(true);
            opened.connect(new InetSocketAddress(endpoint.getHostString(), endpoint.getPort()), millis);
            var fresh = new ModbusTCPTransport(opened);
            fresh.setTimeout(millis);
            transport = fresh;
            return fresh;
        } catch (IOException e) {
            disconnect();
            var reason = e instanceof UnknownHostException ? "unknown host" : String.valueOf(e.getMessage());
            throw new ModbusFailure(ModbusFailure.Kind.CONNECTION, reason);
        }
    }

    private void disconnect() {
        transport = null;
        var current = socket;
        socket = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // A connection that cannot even be closed is gone all the same.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
