package pl.nurt.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * Bodies that programs send, plain or packed. What is longer than the limit, as it comes or once it is unpacked, ends in
 * {@link BodyTooLargeException} while it is read: nothing is kept of it, and a little that would become a lot is not unpacked.
 */
public final class RequestBody {
    private static final int BUFFER = 8 * 1024;

    private RequestBody() {}

    /**
     * How much is read.
     *
     * @param longest body, as it comes
     * @param unpackedTimes how many times longer a packed body may be once it is unpacked
     */
    public record Limits(DataSize longest, int unpackedTimes) {}

    /**
     * The body, unpacked while it is read.
     *
     * @throws BodyTooLargeException if its header says already that it is too long
     * @throws UnknownEncodingException if it is packed in another way than gzip
     * @throws BadBodyException if it says that it is packed and is not
     */
    public static InputStream open(HttpServletRequest request, Limits limits) throws IOException {
        var longest = limits.longest().toBytes();
        if (request.getContentLengthLong() > longest) {
            throw new BodyTooLargeException();
        }
        var body = new LimitedBody(request.getInputStream(), longest);
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new LimitedBody(unpacked(body), longest * limits.unpackedTimes());
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
