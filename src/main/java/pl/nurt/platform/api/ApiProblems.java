package pl.nurt.platform.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pl.nurt.platform.NotFoundException;

/**
 * What a caller of an interface hears when it gets no other answer: plain problem JSON (RFC 9457) without inner details.
 *
 * <p>A room extends it with {@code @RestControllerAdvice} for its own controllers, and adds what only they refuse.
 */
public abstract class ApiProblems {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);
    private static final String RETRY_SECONDS = "10";

    @ExceptionHandler
    void badBody(BadBodyException bad, HttpServletResponse response) throws IOException {
        Problem.write(response, HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()));
    }

    @ExceptionHandler
    void tooLarge(BodyTooLargeException large, HttpServletResponse response) throws IOException {
        // The rest of the body is not worth reading, and without it the connection is of no use.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        Problem.write(response, HttpStatus.CONTENT_TOO_LARGE, "the body is larger than this portal takes");
    }

    @ExceptionHandler
    void unknownEncoding(UnknownEncodingException unknown, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        Problem.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a body may be plain or packed with gzip");
    }

    @ExceptionHandler
    void notFound(NotFoundException missing, HttpServletResponse response) throws IOException {
        Problem.write(response, HttpStatus.NOT_FOUND, "there is nothing of that number");
    }

    @ExceptionHandler
    void conflict(ConflictException conflict, HttpServletResponse response) throws IOException {
        Problem.write(response, HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()));
    }

    @ExceptionHandler
    void tooManyAttempts(TooManyAttemptsException tooMany, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfter().toSeconds()));
        Problem.write(response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(tooMany.getMessage()));
    }

    @ExceptionHandler
    void busy(BusyException busy, HttpServletResponse response) throws IOException {
        later(response, "too many callers at once");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void noDatabase(Exception failed, HttpServletResponse response) throws IOException {
        log.error("nothing stored for a caller", failed);
        later(response, "nothing can be stored now");
    }

    @ExceptionHandler
    void unexpected(RuntimeException failed, HttpServletResponse response) throws IOException {
        log.error("caller not answered", failed);
        Problem.write(response, HttpStatus.INTERNAL_SERVER_ERROR, "unexpected");
    }

    private static void later(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        Problem.write(response, HttpStatus.SERVICE_UNAVAILABLE, detail);
    }
}
