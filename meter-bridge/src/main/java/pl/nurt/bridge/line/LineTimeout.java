package pl.nurt.bridge.line;

import java.io.IOException;

/** Nothing came over the line until the deadline. The line itself is sound as far as anybody knows. */
public final class LineTimeout extends IOException {
    private static final long serialVersionUID = 1L;

    public LineTimeout() {
        super("nothing came in time");
    }

    /** Silence is an ordinary result on a bus, so it pays no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
