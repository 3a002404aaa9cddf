package pl.nurt.platform.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends in {@link BodyTooLargeException} when it goes on beyond the limit, whatever its header promised. */
final class LimitedBody extends FilterInputStream {
    private long left;

    LimitedBody(InputStream body, long limit) {
        super(body);
        left = limit;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) {
        left -= read;
        if (left < 0) {
            throw new BodyTooLargeException();
        }
    }
}
