package pl.nurt.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Speaks clamd's INSTREAM over a real socket, and misbehaves as it is told. */
public final class ClamdStandIn implements AutoCloseable {
    /** What it does with whoever asks. */
    public enum Mood {
        ANSWERS,
        /** Takes everything and never answers. */
        HANGS,
        /** Closes the line at once. */
        REFUSES,
        /** Sends the first bytes of a good answer and closes. */
        BREAKS_OFF
    }

    private final ServerSocket socket;
    private final int limit;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread listener;
    private volatile Mood mood = Mood.ANSWERS;
    private volatile int asked;

    /** @param limit the most bytes it reads, as clamd's StreamMaxLength */
    public ClamdStandIn(int limit) {
        this.limit = limit;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        listener = Thread.ofVirtual().start(this::listen);
    }

    /** The published test string for scanners, put together so that no scanner finds it in this file. */
    public static byte[] eicar() {
        var parts = new String[] {"VIRUS-TEST-", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "FILE!$H+H*", "STANDARD-ANTI"};
        return (parts[1] + parts[3] + parts[0] + parts[2]).getBytes(StandardCharsets.US_ASCII);
    }

    public String address() {
        return "localhost:" + socket.getLocalPort();
    }

    public void mood(Mood changed) {
        mood = changed;
    }

    public int asked() {
        return asked;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var line = socket.accept();
                Thread.ofVirtual().start(() -> serve(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket line) {
        asked++;
        try (line) {
            if (mood == Mood.REFUSES) {
                return;
            }
            var in = new DataInputStream(line.getInputStream());
            if (!new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                answer(line, "UNKNOWN COMMAND");
                return;
            }
            var content = new ByteArrayOutputStream();
            for (var length = in.readInt(); length > 0; length = in.readInt()) {
                if (content.size() + length > limit) {
                    answer(line, "INSTREAM size limit exceeded. ERROR");
                    return;
                }
                content.write(in.readNBytes(length));
            }
            if (mood == Mood.HANGS) {
                closing.await();
                return;
            }
            var found = content.toString(StandardCharsets.ISO_8859_1)
                    .contains(new String(eicar(), StandardCharsets.US_ASCII));
            if (mood == Mood.BREAKS_OFF) {
                line.getOutputStream().write("stream: ".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            answer(line, found ? "stream: Eicar-Signature FOUND" : "stream: OK");
        } catch (IOException gone) {
            // Whoever asked went away.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket line, String text) throws IOException {
        line.getOutputStream().write((text + "\0").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    /** Nobody is answered afterwards: a listener woken by the close could still accept who came at that moment. */
    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
            listener.join();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
