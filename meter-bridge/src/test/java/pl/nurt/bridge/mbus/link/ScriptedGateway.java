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
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import pl.nurt.bridge.line.Endpoint;

/** A gateway that answers as a test dictates and remembers what it was asked. */
final class ScriptedGateway implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ServerSocket listener;
    private final Function<String, byte[]> script;
    private final byte[] afterwards;
    private final Semaphore isTime;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param script from the request as hex to the bytes that come back */
    ScriptedGateway(Function<String, byte[]> script) {
        this(script, new byte[0], new Semaphore(0));
    }

    /**
     * @param script from the request as hex to the bytes that come back
     * @param afterwards what comes over the newest connection unasked
     * @param isTime each permit when it does
     */
    ScriptedGateway(Function<String, byte[]> script, byte[] afterwards, Semaphore isTime) {
        this.script = script;
        this.afterwards = afterwards;
        this.isTime = isTime;
        try {
            this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::pour);
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

    private void pour() {
        try {
            while (!listener.isClosed()) {
                isTime.acquire();
                pourOver(connections.getLast());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pourOver(Socket connection) {
        try {
            connection.getOutputStream().write(afterwards);
        } catch (IOException e) {
            // The master hung up.
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
