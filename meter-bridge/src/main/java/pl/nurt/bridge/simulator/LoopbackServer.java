package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on the loopback interface and serves each connection on a virtual thread of its own. */
final class LoopbackServer implements AutoCloseable {
    /** Serves one connection until it ends. */
    interface Session {
        void serve(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Session session;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** @param port 0 for any free one */
    LoopbackServer(String name, int port, Session session) throws IOException {
        this.session = session;
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            listener.close();
            throw new IOException("port " + port + " for " + name + " cannot be opened: " + e.getMessage());
        }
        Thread.ofVirtual().name("simulator " + name).start(this::accept);
    }

    InetSocketAddress endpoint() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Either the listener was closed, which ends the loop, or one caller hung up too soon.
            }
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        try (connection) {
            connection.setTcpNoDelay(true);
            if (!listener.isClosed()) {
                session.serve(connection);
            }
        } catch (IOException e) {
            // The other side is gone; there is nobody left to tell.
        } finally {
            connections.remove(connection);
        }
    }

    /** Breaks all open connections; new ones are accepted. */
    void dropConnections() {
        connections.forEach(LoopbackServer::closeQuietly);
    }

    private static void closeQuietly(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // It no longer listens either way.
        }
        dropConnections();
    }
}
