package pl.nurt.bridge.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A serial port behind a telnet server with the COM port control option (RFC 2217), such as ser2net. */
final class Rfc2217Line implements Line {
    private static final int BINARY = 0;
    private static final int SUPPRESS_GO_AHEAD = 3;
    private static final int COM_PORT = 44;
    /** What both sides may use; everything else is refused. */
    private static final Set<Integer> OPTIONS = Set.of(BINARY, SUPPRESS_GO_AHEAD, COM_PORT);

    private static final int SET_BAUD_RATE = 1;
    private static final int SET_DATA_SIZE = 2;
    private static final int SET_PARITY = 3;
    private static final int SET_STOP_SIZE = 4;
    private static final int SET_CONTROL = 5;
    private static final int PURGE_DATA = 12;
    private static final int NO_FLOW_CONTROL = 1;
    private static final int BOTH_BUFFERS = 3;
    /** A server answers with the number of the command and this. */
    private static final int ANSWER = 100;

    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(3);

    private final SerialSettings settings;
    private final TcpLine tcp;
    private final TelnetStream telnet = new TelnetStream(new Server());
    private final InputBuffer input = new InputBuffer();
    /** Whether the server lets us use an option, and whether it uses one itself; absent until it said so. */
    private final Map<Integer, Boolean> ours = new HashMap<>();

    private final Map<Integer, Boolean> theirs = new HashMap<>();
    private final Map<Integer, Integer> answers = new HashMap<>();

    Rfc2217Line(Endpoint.Rfc2217 endpoint) {
        this.settings = endpoint.settings();
        this.tcp = new TcpLine(endpoint.host(), endpoint.port(), endpoint.networks());
    }

    @Override
    public void open(Duration within) throws IOException {
        var deadline = System.nanoTime() + within.toNanos();
        tcp.open(within);
        try {
            negotiate(deadline);
            set(SET_BAUD_RATE, settings.baud(), deadline);
            set(SET_DATA_SIZE, settings.dataBits(), deadline);
            set(SET_PARITY, parity(), deadline);
            set(SET_STOP_SIZE, settings.stopBits(), deadline);
            set(SET_CONTROL, NO_FLOW_CONTROL, deadline);
            purge();
        } catch (LineTimeout e) {
            close();
            throw new IOException("the server does not answer as RFC 2217 says");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void negotiate(long deadline) throws IOException {
        command(TelnetStream.WILL, COM_PORT);
        command(TelnetStream.WILL, BINARY);
        command(TelnetStream.DO, BINARY);
        command(TelnetStream.WILL, SUPPRESS_GO_AHEAD);
        command(TelnetStream.DO, SUPPRESS_GO_AHEAD);
        await(() -> ours.containsKey(COM_PORT) && ours.containsKey(BINARY) && theirs.containsKey(BINARY), deadline);
        if (!Boolean.TRUE.equals(ours.get(COM_PORT))) {
            throw new IOException("the server offers no port control (RFC 2217)");
        }
        if (!Boolean.TRUE.equals(ours.get(BINARY)) || !Boolean.TRUE.equals(theirs.get(BINARY))) {
            throw new IOException("the server does not pass bytes unchanged");
        }
    }

    private int parity() {
        return switch (settings.parity()) {
            case NONE -> 1;
            case ODD -> 2;
            case EVEN -> 3;
        };
    }

    /** Sets a property of the port; a server tells what it really set. */
    private void set(int property, int value, long deadline) throws IOException {
        answers.remove(property);
        request(property, value);
        await(() -> answers.containsKey(property), deadline);
        var really = answers.get(property);
        if (really == null || really != value) {
            throw new IOException("the server sets %s to %d instead of %d".formatted(name(property), really, value));
        }
    }

    private static String name(int property) {
        return switch (property) {
            case SET_BAUD_RATE -> "the baud rate";
            case SET_DATA_SIZE -> "the data bits";
            case SET_PARITY -> "the parity";
            case SET_STOP_SIZE -> "the stop bits";
            default -> "the flow control";
        };
    }

    /** Some servers never say that they have purged, so nobody waits for it. */
    private void purge() throws IOException {
        request(PURGE_DATA, BOTH_BUFFERS);
        input.drop();
    }

    private void request(int property, int value) throws IOException {
        var body =
                property == SET_BAUD_RATE ? ByteBuffer.allocate(4).putInt(value).array() : new byte[] {(byte) value};
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {(byte) TelnetStream.IAC, (byte) TelnetStream.SB, COM_PORT, (byte) property});
        request.writeBytes(TelnetStream.escape(body));
        request.writeBytes(new byte[] {(byte) TelnetStream.IAC, (byte) TelnetStream.SE});
        tcp.write(request.toByteArray());
    }

    private void command(int verb, int option) throws IOException {
        tcp.write(new byte[] {(byte) TelnetStream.IAC, (byte) verb, (byte) option});
    }

    private void await(BooleanSupplier condition, long deadline) throws IOException {
        while (!condition.getAsBoolean()) {
            take(tcp.read(deadline));
        }
    }

    private void take(int next) throws IOException {
        var data = telnet.take(next);
        if (data != null) {
            input.put(data);
        }
    }

    @Override
    public int read(long deadline) throws IOException {
        while (input.isEmpty()) {
            take(tcp.read(deadline));
        }
        return input.take();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        tcp.write(TelnetStream.escape(bytes));
    }

    @Override
    public byte[] dropInput() throws IOException {
        for (var next : tcp.dropInput()) {
            take(next & 0xFF);
        }
        return input.drop();
    }

    @Override
    public void setBaud(int baud) throws IOException {
        try {
            set(SET_BAUD_RATE, baud, System.nanoTime() + LONGEST_CHANGE.toNanos());
        } catch (LineTimeout e) {
            throw new IOException("the server does not say whether it changed the baud rate");
        }
    }

    @Override
    public void close() {
        tcp.close();
    }

    /** What the server negotiates and answers. */
    private final class Server implements TelnetStream.Commands {
        @Override
        public void negotiate(int verb, int option) throws IOException {
            switch (verb) {
                case TelnetStream.DO -> agree(ours, option, TelnetStream.WILL, TelnetStream.WONT);
                case TelnetStream.WILL -> agree(theirs, option, TelnetStream.DO, TelnetStream.DONT);
                case TelnetStream.DONT -> ours.put(option, false);
                default -> theirs.put(option, false);
            }
        }

        /** What we asked for ourselves needs no answer; what else is wanted is granted or refused, once. */
        private void agree(Map<Integer, Boolean> side, int option, int yes, int no) throws IOException {
            var wanted = OPTIONS.contains(option);
            var before = side.put(option, wanted);
            var askedByUs = wanted && !(option == COM_PORT && side == theirs);
            if (before == null && !askedByUs) {
                command(wanted ? yes : no, option);
            }
        }

        @Override
        public void subnegotiation(byte[] content) {
            if (content.length < 3 || content[0] != COM_PORT) {
                return;
            }
            var command = content[1] & 0xFF;
            var value = 0;
            for (var i = 2; i < Math.min(content.length, 6); i++) {
                value = value << 8 | content[i] & 0xFF;
            }
            if (command > ANSWER) {
                answers.put(command - ANSWER, value);
            }
        }
    }
}
