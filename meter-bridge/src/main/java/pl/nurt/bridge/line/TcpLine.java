package pl.nurt.bridge.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection to a gateway that passes bytes unchanged, split and joined at will. */
final class TcpLine implements Line {
    private static final String REFUSED = "Connection refused";
    private static final String CLOSED = "the line is closed";
    private static final int CHUNK = 512;
    /** A mobile network forgets an idle connection after minutes; a dead peer should be noticed before the next round. */
    private static final int KEEP_ALIVE_IDLE_SECONDS = 60;

    private static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEP_ALIVE_PROBES = 3;

    private final String host;
    private final int port;
    private final Networks networks;
    private final Socket socket = new Socket();
    private final InputBuffer input = new InputBuffer();
    private final byte[] chunk = new byte[CHUNK];
    private volatile boolean closed;

    TcpLine(Endpoint.Tcp endpoint) {
        this(endpoint.host(), endpoint.port(), endpoint.networks());
    }

    TcpLine(String host, int port, Networks networks) {
        this.host = host;
        this.port = port;
        this.networks = networks;
    }

    @Override
    public void open(Duration within) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            keepAlive();
            // Checked and used is the same address: a name may mean another one a moment later.
            var address = new InetSocketAddress(networks.resolve(host), port);
            connect(address, Math.toIntExact(Math.max(1, within.toMillis())));
        } catch (SocketTimeoutException e) {
            close();
            // Not to be mistaken for a silent meter.
            throw new IOException("the connection is not accepted in time");
        } catch (UnknownHostException e) {
            close();
            throw new IOException("unknown host " + host);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** What the system says is told behind words of our own, but for the one that everybody knows. */
    private void connect(InetSocketAddress address, int millis) throws IOException {
        try {
            socket.connect(address, millis);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (REFUSED.equals(e.getMessage())) {
                throw e;
            }
            throw new IOException(closed ? CLOSED : "the connection cannot be opened: " + e.getMessage(), e);
        }
    }

    private IOException broken(IOException e) {
        return new IOException(closed ? CLOSED : "the connection broke: " + e.getMessage(), e);
    }

    private void keepAlive() throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
    }

    /** Not every system lets these be set; its own, slower ones serve as well. */
    private void setIfKnown(SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    @Override
    public int read(long deadline) throws IOException {
        if (input.isEmpty()) {
            fill(deadline);
        }
        return input.take();
    }

    private void fill(long deadline) throws IOException {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new LineTimeout();
        }
        // Rounded up: a timeout of 0 would wait for ever.
        int length;
        try {
            socket.setSoTimeout(Math.toIntExact((left + 999_999) / 1_000_000));
            length = socket.getInputStream().read(chunk);
        } catch (SocketTimeoutException e) {
            throw new LineTimeout();
        } catch (IOException e) {
            throw broken(e);
        }
        if (length < 0) {
            throw new IOException("the gateway closed the connection");
        }
        input.put(chunk, length);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            var out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public byte[] dropInput() throws IOException {
        try {
            var in = socket.getInputStream();
            for (int waiting; (waiting = in.available()) > 0; ) {
                input.put(chunk, in.readNBytes(chunk, 0, Math.min(waiting, CHUNK)));
            }
        } catch (SocketException e) {
            throw broken(e);
        }
        return input.drop();
    }

    @Override
    public void setBaud(int baud) throws IOException {
        throw new IOException("the speed of a transparent gateway is set in the gateway");
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // A connection that cannot even be closed is gone all the same.
        }
    }
}
