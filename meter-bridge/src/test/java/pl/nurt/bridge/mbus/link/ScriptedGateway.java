package pl.nurt.bridge.mbus.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import pl.nurt.bridge.line.Endpoint;

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

    Endpoint endpoint() {
        return new Endpoint.Tcp(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
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
                var head = in.readNBytes(2);
                if (head.length < 2) {
                    return;
                }
                var rest = new byte[head[0] == 0x68 ? (head[1] & 0xFF) + 4 : 3];
                in.readFully(rest);
                var request = HEX.formatHex(head) + HEX.formatHex(rest);
                requests.add(request);
                connection.getOutputStream().write(script.apply(request));
            }
        } catch (IOException | UncheckedIOException e) {
            // The master, or the script, hung up.
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
