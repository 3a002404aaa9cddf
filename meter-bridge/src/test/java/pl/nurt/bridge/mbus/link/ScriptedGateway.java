package pl.nurt.bridge.mbus.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway that answers as a test dictates and remembers what it was asked. */
final class ScriptedGateway implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ServerSocket listener;
    private final Function<String, byte[]> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param script from the request as hex to the bytes that come back */
    ScriptedGateway(Function<String, byte[]> script) {
        this.script = script;
        try {
            this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress endpoint() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.size();
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
            while (true) {
                var start = in.readByte();
                var length = start == 0x10 ? 4 : 0;
                if (start == 0x68) {
                    length = (in.readByte() & 0xFF) + 4;
                }
                var rest = new byte[length];
                in.readFully(rest);
                var request = HEX.toHexDigits(start) + HEX.formatHex(rest);
                requests.add(request);
                connection.getOutputStream().write(script.apply(request));
            }
        } catch (IOException e) {
            // The master hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
