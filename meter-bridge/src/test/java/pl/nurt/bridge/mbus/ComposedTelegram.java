package pl.nurt.bridge.mbus;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A telegram of random records between fillers, written as a meter would and framed by hand. */
final class ComposedTelegram {
    /** What a frame has beside the header. */
    static final int ROOM = 240;

    final int ci;
    final byte[] header;
    final List<ComposedRecord> records = new ArrayList<>();
    /** Lengths of content at which a record ends, or nothing has begun. */
    final Set<Integer> boundaries = new HashSet<>(Set.of(0));

    final boolean moreFollow;
    final byte @Nullable [] makersOwn;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    ComposedTelegram(RandomGenerator random) {
        var highByteFirst = random.nextInt(8) == 0;
        ci = highByteFirst ? 0x76 : 0x72;
        header = header(random, highByteFirst);
        for (var wanted = random.nextInt(8); wanted > 0; wanted--) {
            while (random.nextInt(4) == 0 && content.size() + 1 < ROOM) {
                write(new byte[] {0x2F});
            }
            var next = new ComposedRecord(random, highByteFirst);
            if (content.size() + next.bytes().length >= ROOM) {
                break;
            }
            records.add(next);
            write(next.bytes());
        }
        var end = random.nextInt(3);
        moreFollow = end == 1;
        makersOwn = end == 0 ? null : new byte[random.nextInt(Math.max(1, ROOM - content.size()))];
        if (makersOwn != null) {
            random.nextBytes(makersOwn);
            content.write(moreFollow ? 0x1F : 0x0F);
            content.writeBytes(makersOwn);
        }
    }

    private static byte[] header(RandomGenerator random, boolean highByteFirst) {
        var header = new byte[12];
        random.nextBytes(header);
        // No configuration, for that would be encryption.
        header[10] = 0;
        header[11] = 0;
        if (highByteFirst) {
            reverse(header, 0, 4);
            reverse(header, 4, 6);
        }
        return header;
    }

    private static void reverse(byte[] bytes, int from, int to) {
        for (int low = from, high = to - 1; low < high; low++, high--) {
            var kept = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = kept;
        }
    }

    private void write(byte[] bytes) {
        content.writeBytes(bytes);
        boundaries.add(content.size());
    }

    byte[] content() {
        return content.toByteArray();
    }

    byte[] frame() {
        return frame(ci, header, content());
    }

    /** The first so many bytes of the content, rightly framed. */
    byte[] cutTo(int length) {
        return frame(ci, header, Arrays.copyOf(content(), length));
    }

    /** The first so many bytes of the content and others behind them, rightly framed. */
    byte[] withEnd(int length, byte[] end) {
        var changed = Arrays.copyOf(content(), length + end.length);
        System.arraycopy(end, 0, changed, length, end.length);
        return frame(ci, header, changed);
    }

    /** With the content behind 2F 2F in so many encrypted blocks, the rest plain. */
    byte[] encrypted(byte[] key, int blocks) throws GeneralSecurityException {
        return frame(ci, secured(blocks), secret(key, blocks));
    }

    /** As {@link #encrypted}, under the header that leaves out who sends it (CI 7A). */
    byte[] encryptedBriefly(byte[] key, int blocks) throws GeneralSecurityException {
        return frame(0x7A, Arrays.copyOfRange(secured(blocks), 8, 12), secret(key, blocks));
    }

    private byte[] secured(int blocks) {
        var secured = header.clone();
        secured[10] = (byte) (blocks << 4);
        secured[11] = 0x05;
        return secured;
    }

    private byte[] secret(byte[] key, int blocks) throws GeneralSecurityException {
        var marked = new byte[Math.max(16 * blocks, content.size() + 2)];
        Arrays.fill(marked, (byte) 0x2F);
        System.arraycopy(content(), 0, marked, 2, content.size());
        var vector = new byte[16];
        System.arraycopy(header, 4, vector, 0, 2);
        System.arraycopy(header, 0, vector, 2, 4);
        System.arraycopy(header, 6, vector, 6, 2);
        Arrays.fill(vector, 8, 16, header[8]);
        var aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
        System.arraycopy(aes.doFinal(marked, 0, 16 * blocks), 0, marked, 0, 16 * blocks);
        return marked;
    }

    private static byte[] frame(int ci, byte[] header, byte[] content) {
        var frame = new byte[content.length + header.length + 9];
        var length = (byte) (frame.length - 6);
        byte[] head = {0x68, length, length, 0x68, 0x08, 0x2A, (byte) ci};
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(header, 0, frame, 7, header.length);
        System.arraycopy(content, 0, frame, 7 + header.length, content.length);
        for (var i = 4; i < frame.length - 2; i++) {
            frame[frame.length - 2] += frame[i];
        }
        frame[frame.length - 1] = 0x16;
        return frame;
    }
}
