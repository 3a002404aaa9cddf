package pl.nurt.bridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;

/** Stands between a bridge and a gateway, and tells when bytes come from either side before it hands them on. */
public final class LineTap implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress gateway;
    private volatile Runnable onRequest = () -> {};
    private volatile Runnable onAnswer = () -> {};

    private LineTap(ServerSocket server, InetSocketAddress gateway) {
        this.server = server;
        this.gateway = gateway;
    }

    public static LineTap before(InetSocketAddress gateway) throws IOException {
        var tap = new LineTap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), gateway);
        Thread.ofVirtual().start(tap::accept);
        return tap;
    }

    public String endpoint() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    public void onRequest(Runnable listener) {
        onRequest = listener;
    }

    void onAnswer(Runnable listener) {
        onAnswer = listener;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var bridge = server.accept();
                var there = new Socket(gateway.getAddress(), gateway.getPort());
                pump(bridge, there, () -> onRequest);
                pump(there, bridge, () -> onAnswer);
            } catch (IOException e) {
                // The gateway is away, or the tap is closed.
            }
        }
    }

    private static void pump(Socket from, Socket to, Supplier<Runnable> listener) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                var bytes = new byte[1_024];
                for (var count = from.getInputStream().read(bytes);
                        count >= 0;
                        count = from.getInputStream().read(bytes)) {
                    listener.get().run();
                    to.getOutputStream().write(bytes, 0, count);
                }
            } catch (IOException e) {
                // One side has gone; the other goes too.
            }
        });
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
