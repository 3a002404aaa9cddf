package pl.nurt.bridge.line;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A serial port server (RFC 2217) that sends back every data byte, and answers commands as a test dictates. Everything it is told is kept
 * as hex, in order.
 */
public final class PortServer implements AutoCloseable {
    private static final int IAC = 255;
    private static final int SB = 250;
    private static final int SE = 240;

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Function<String, String> script;
    private final @Nullable Function<String, byte[]> bus;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param script from a command as hex to what is sent back as hex; data bytes come back by themselves */
    PortServer(Function<String, String> script) throws IOException {
        this(script, null);
    }

    /** @param bus from an M-Bus request as hex to the bytes that come back; null sends data back as they are */
    public PortServer(Function<String, String> script, @Nullable Function<String, byte[]> bus) throws IOException {
        this.script = script;
        this.bus = bus;
        Thread.ofVirtual().start(this::accept);
    }

    /** Agrees to everything and sets what it is told. */
    public static String willing(String command) {
        return switch (command.substring(0, 4)) {
            case "fffb" -> "fffd" + command.substring(4);
            case "fffd" -> "fffb" + command.substring(4);
            case "fffa" ->
                "fffa2c" + "%02x".formatted(100 + Integer.parseInt(command.substring(6, 8), 16)) + command.substring(8);
            default -> "";
        };
    }

    public Endpoint endpoint() {
        return new Endpoint.Rfc2217("127.0.0.1", listener.getLocalPort(), SerialSettings.MBUS);
    }

    List<String> heard() {
        return heard;
    }

    /** The speed that was set last. */
    public int baud() {
        return heard.stream()
                .filter(command -> command.startsWith("fffa2c01"))
                .reduce((earlier, later) -> later)
                .map(command -> Integer.parseInt(command.substring(8, 16), 16))
                .orElse(0);
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new DataInputStream(connection.getInputStream());
            var out = connection.getOutputStream();
            while (true) {
                var next = in.readUnsignedByte();
                if (next == IAC) {
                    next = in.readUnsignedByte();
                    if (next != IAC) {
                        obey(command(in, next), out);
                        continue;
                    }
                }
                data(next, out);
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private void data(int next, OutputStream out) throws IOException {
        if (bus == null) {
            out.write(TelnetStream.escape(new byte[] {(byte) next}));
            return;
        }
        request.write(next);
        var bytes = request.toByteArray();
        var length = bytes[0] == 0x68 && bytes.length > 1 ? (bytes[1] & 0xFF) + 6 : bytes[0] == 0x10 ? 5 : 2;
        if (bytes.length == length) {
            request.reset();
            out.write(
                    TelnetStream.escape(bus.apply(HexFormat.of().withUpperCase().formatHex(bytes))));
        }
    }

    private static String command(DataInputStream in, int verb) throws IOException {
        var command = new ByteArrayOutputStream();
        command.write(IAC);
        command.write(verb);
        if (verb != SB) {
            command.write(in.readUnsignedByte());
        } else {
            while (true) {
                var next = in.readUnsignedByte();
                command.write(next);
                if (next == IAC) {
                    next = in.readUnsignedByte();
                    command.write(next);
                    if (next == SE) {
                        break;
                    }
                }
            }
        }
        return HexFormat.of().formatHex(command.toByteArray());
    }

    private void obey(String command, OutputStream out) throws IOException {
        heard.add(command);
        out.write(HexFormat.of().parseHex(script.apply(command)));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
