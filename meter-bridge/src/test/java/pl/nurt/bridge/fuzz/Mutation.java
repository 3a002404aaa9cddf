package pl.nurt.bridge.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small damage to bytes, of the kinds that lines, gateways and careless firmware do. */
public final class Mutation {
    private Mutation() {}

    /** One to four mutations in a row. The input stays as it is. */
    public static byte[] several(byte[] bytes, List<byte[]> corpus, RandomGenerator random) {
        var mutated = bytes;
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            mutated = once(mutated, corpus, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] bytes, List<byte[]> corpus, RandomGenerator random) {
        if (bytes.length == 0) {
            return random(random.nextInt(1, 16), random);
        }
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(8)) {
            case 0 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> with(bytes, at, (byte) random.nextInt(256));
            // Off by one: lengths, counts and codes go to their neighbours.
            case 2 -> with(bytes, at, (byte) (bytes[at] + (random.nextBoolean() ? 1 : -1)));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> join(bytes, random(random.nextInt(1, 16), random));
            case 5 -> join(Arrays.copyOf(bytes, at), corpus.get(random.nextInt(corpus.size())));
            // A byte lost, a byte doubled.
            case 6 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
            default -> join(Arrays.copyOf(bytes, at + 1), Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        var changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    public static byte[] random(int length, RandomGenerator random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
