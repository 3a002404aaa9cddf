package pl.nurt.bridge.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;

/** A bare socket to a concentrator: what is seen here is seen by any master. */
final class RawConnection implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int QUIET_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;

    RawConnection(InetSocketAddress endpoint) throws IOException {
        socket = new Socket(endpoint.getAddress(), endpoint.getPort());
        socket.setTcpNoDelay(true);
    }

    /** @param hex with or without spaces */
    RawConnection send(String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex.replace(" ", "")));
        return this;
    }

    /** The next {@code count} bytes, or as many as come before the end of the connection. */
    String take(int count) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return HEX.formatHex(socket.getInputStream().readNBytes(count));
    }

    /** Waits for an answer and takes all of it. */
    String answer() throws IOException {
        return take(1) + quietAfter(QUIET_MILLIS);
    }

    /** What comes until nothing came for {@code millis}, or the connection ended. */
    String quietAfter(int millis) throws IOException {
        socket.setSoTimeout(millis);
        var bytes = new ByteArrayOutputStream();
        try {
            for (var b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                bytes.write(b);
            }
        } catch (SocketTimeoutException quiet) {
            // As wanted.
        }
        return HEX.formatHex(bytes.toByteArray());
    }

    /** Whether the other side has closed, after reading away what was left. */
    boolean ends() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        try {
            while (socket.getInputStream().read() >= 0) {
                // What still was under way.
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
