package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.platform.egress.OwnServers;
import pl.nurt.platform.files.MalwareScanner;
import pl.nurt.platform.files.ScanVerdict;
import pl.nurt.platform.files.ScanVerdict.Clean;
import pl.nurt.platform.files.ScanVerdict.Found;
import pl.nurt.platform.files.ScanVerdict.NoVerdict;
import pl.nurt.platform.files.ScanVerdict.Reason;

/**
 * A client of clamd's INSTREAM command: the content goes in chunks behind their length, and one line comes back.
 *
 * <p>Whatever clamd does instead of answering, the verdict comes within the time that was set.
 */
public final class ClamdScanner implements MalwareScanner {
    private static final Logger log = LoggerFactory.getLogger(ClamdScanner.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final String address;
    private final Duration within;

    /** @param address {@code host:port} or {@code unix:/path} */
    public ClamdScanner(String address, Duration within) {
        if (!OwnServers.isAddress(address)) {
            throw new IllegalArgumentException("nurt.files.clamd is host:port or unix:/path");
        }
        this.address = address;
        this.within = within;
    }

    @Override
    public ScanVerdict scan(Path file) {
        var late = new AtomicBoolean();
        try (var clamd = OwnServers.line(address)) {
            // It knows no time-out; closing it ends whatever waits.
            var clock = endAfter(clamd, late);
            try {
                clamd.connect();
                var answer = ask(clamd, file);
                return verdict(answer);
            } finally {
                clock.cancel(false);
            }
        } catch (IOException away) {
            log.warn(
                    "scan without verdict late={} cause={}",
                    late.get(),
                    away.getClass().getSimpleName());
            return new NoVerdict(late.get() ? Reason.TOO_SLOW : Reason.AWAY);
        }
    }

    private CompletableFuture<Void> endAfter(OwnServers.Line clamd, AtomicBoolean late) {
        Executor atTime = CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    try {
                        clamd.close();
                    } catch (IOException closed) {
                        log.debug("closing failed", closed);
                    }
                },
                atTime);
    }

    private static String ask(ByteChannel clamd, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            send(clamd, content);
        } catch (IOException broken) {
            // Past its limit clamd says so and closes, while we are still sending: the answer may lie there.
            var answer = answerIfAny(clamd);
            if (answer.isEmpty()) {
                throw broken;
            }
            return answer;
        }
        return answer(clamd);
    }

    private static void send(ByteChannel clamd, InputStream content) throws IOException {
        write(clamd, ByteBuffer.wrap(COMMAND));
        var chunk = new byte[CHUNK];
        for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            if (read > 0) {
                write(
                        clamd,
                        ByteBuffer.allocate(Integer.BYTES + read)
                                .putInt(read)
                                .put(chunk, 0, read)
                                .flip());
            }
        }
        write(clamd, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
    }

    private static void write(ByteChannel clamd, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            clamd.write(bytes);
        }
    }

    private static String answerIfAny(ByteChannel clamd) {
        try {
            return answer(clamd);
        } catch (IOException nothing) {
            return "";
        }
    }

    private static String answer(ByteChannel clamd) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (bytes.hasRemaining() && clamd.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0) {
                break;
            }
        }
        bytes.flip();
        return StandardCharsets.UTF_8.decode(bytes).toString().replace("\0", "").strip();
    }

    private static ScanVerdict verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return new Clean();
        }
        var found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Found(found.group(1));
        }
        if (answer.contains("size limit exceeded")) {
            return new NoVerdict(Reason.TOO_LARGE);
        }
        // An answer cut off half way is none: "OK" must have come whole.
        return new NoVerdict(answer.isEmpty() ? Reason.AWAY : Reason.NOT_UNDERSTOOD);
    }
}
