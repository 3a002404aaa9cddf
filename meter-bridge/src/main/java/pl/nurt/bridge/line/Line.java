package pl.nurt.bridge.line;

import java.io.IOException;
import java.time.Duration;

/**
 * A stream of bytes to and from a bus, opened once. For one thread; only {@link #close()} may come from another, and ends whatever is
 * under way. Deadlines are values of {@link #now()}. Messages of failures are English phrases without the final stop.
 */
public interface Line extends AutoCloseable {
    /** A line that is not open yet. */
    static Line to(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> new TcpLine(tcp);
            case Endpoint.Serial serial -> new SerialLine(serial);
            case Endpoint.Rfc2217 server -> new Rfc2217Line(server);
        };
    }

    /** The time on this line: nanoseconds since some moment. */
    default long now() {
        return System.nanoTime();
    }

    /** @throws IOException it cannot be opened within the time; the line is closed */
    void open(Duration within) throws IOException;

    /**
     * The next byte, 0 to 255.
     *
     * @throws LineTimeout none came until {@code deadline}
     * @throws IOException the line is closed or broken
     */
    int read(long deadline) throws IOException;

    /** Sends all bytes at once. */
    void write(byte[] bytes) throws IOException;

    /**
     * Takes what has already come, without waiting for more.
     *
     * @throws IOException more came than any bus sends unasked
     */
    byte[] dropInput() throws IOException;

    /**
     * Changes the speed of the port.
     *
     * @throws IOException this line cannot, or the port refuses
     */
    void setBaud(int baud) throws IOException;

    @Override
    void close();
}
