package pl.nurt.metering.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import pl.nurt.metering.internal.MeteringSettings;

/**
 * Bodies that bridges send, plain or packed. What is longer than the limit, as it comes or once it is unpacked, ends in
 * {@link BodyTooLargeException} while it is read: nothing is kept of it, and a little that would become a lot is not unpacked.
 */
@Component
class RequestBody {
    private static final int BUFFER = 8 * 1024;

    private final MeteringSettings settings;

    RequestBody(MeteringSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws BodyTooLargeException if its header says already that it is too long
     * @throws UnknownEncodingException if it is packed in another way than gzip
     * @throws BadBodyException if it says that it is packed and is not
     */
    InputStream of(HttpServletRequest request) throws IOException {
        return open(request, settings.bodyLimit());
    }

    /** As {@link #of}, for who has not shown a key. */
    InputStream ofStranger(HttpServletRequest request) throws IOException {
        return open(request, settings.strangersLimit());
    }

    private InputStream open(HttpServletRequest request, DataSize limit) throws IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw new BodyTooLargeException();
        }
        var body = new LimitedBody(request.getInputStream(), limit.toBytes());
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new LimitedBody(unpacked(body), limit.toBytes() * settings.unpackedTimes());
            default -> throw new UnknownEncodingException();
        };
    }

    private static InputStream unpacked(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body, BUFFER);
        } catch (ZipException | EOFException other) {
            throw new BadBodyException("the body is not packed with gzip");
        }
    }
}
