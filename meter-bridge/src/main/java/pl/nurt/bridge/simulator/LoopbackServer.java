package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Listens on the loopback interface and serves each connection on a virtual thread of its own. */
final class LoopbackServer {
    private static final Duration AFTER_FAILURE = Duration.ofMillis(50);

    /** Serves one connection until it ends. */
    interface Session {
        void serve(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final int most;
    private final Session session;
    private final Thread acceptor;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    /** The listener calls itself closed only after its thread has woken up. */
    private volatile boolean closed;

    /**
     * @param port 0 for any free one
     * @param most how many connections are kept at a time; others are closed at once
     */
    LoopbackServer(String name, int port, int most, Session session) throws IOException {
        this.most = most;
        this.session = session;
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            listener.close();
            throw new IOException("port " + port + " for " + name + " cannot be opened: " + e.getMessage());
        }
        acceptor = Thread.ofVirtual().name("simulator " + name).start(this::accept);
    }

    InetSocketAddress endpoint() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() {
        while (!closed) {
            try {
                var connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // The listener was closed, which ends the loop, or one caller hung up too soon, or files have run out
                // for a while.
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            if (!closed && connections.size() <= most) {
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

    /** Begins to close; does not wait. */
    void stop() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            // It no longer listens either way.
        }
        dropConnections();
    }

    /** Waits until the port is free: the thread that waits for callers keeps it open until it has noticed. */
    void awaitEnd(Duration patience) {
        try {
            acceptor.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
