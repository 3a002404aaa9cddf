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

/**
 * A serial port server (RFC 2217) that sends back every data byte, and answers commands as a test dictates. Everything it is told is kept
 * as hex, in order.
 */
final class PortServer implements AutoCloseable {
    private static final int IAC = 255;
    private static final int SB = 250;
    private static final int SE = 240;

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Function<String, String> script;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param script from a command as hex to what is sent back as hex; data bytes come back by themselves */
    PortServer(Function<String, String> script) throws IOException {
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    /** Agrees to everything and sets what it is told. */
    static String willing(String command) {
        return switch (command.substring(0, 4)) {
            case "fffb" -> "fffd" + command.substring(4);
            case "fffd" -> "fffb" + command.substring(4);
            case "fffa" ->
                "fffa2c" + "%02x".formatted(100 + Integer.parseInt(command.substring(6, 8), 16)) + command.substring(8);
            default -> "";
        };
    }

    Endpoint endpoint() {
        return new Endpoint.Rfc2217("127.0.0.1", listener.getLocalPort(), SerialSettings.MBUS);
    }

    List<String> heard() {
        return heard;
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
                    out.write(IAC);
                }
                out.write(next);
            }
        } catch (IOException e) {
            // The client hung up.
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
