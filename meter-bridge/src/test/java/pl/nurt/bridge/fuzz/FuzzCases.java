package pl.nurt.bridge.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs a test for many seeded cases: 20,000, or as many as the system property {@code nurt.fuzz.cases} says, a million in the profile
 * {@code bench} of {@code nurt bench --fuzz}. More than usual are reported with their time. Test classes that use it carry the tag fuzz.
 *
 * <p>Each case draws from a generator of its own, so the number in a failure's message is enough to run that case alone.
 */
public final class FuzzCases {
    private static final int USUAL = 20_000;
    private static final int CASES = Integer.getInteger("nurt.fuzz.cases", USUAL);
    private static final Duration START = Duration.ofSeconds(60);
    /** Far above what a case takes, far below for ever. */
    private static final Duration PER_CASE = Duration.ofMillis(1);

    private FuzzCases() {}

    /** What is tested; it draws its input from the generator. */
    public interface Case {
        void run(RandomGenerator random) throws Exception;
    }

    /** Fails with the first case that throws anything, or when the cases together take absurdly long. */
    public static void forEach(long seed, Case test) {
        var started = System.nanoTime();
        assertTimeoutPreemptively(START.plus(PER_CASE.multipliedBy(CASES)), () -> {
            for (var n = 0; n < CASES; n++) {
                run(seed, n, test);
            }
        });
        if (CASES > USUAL) {
            var seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(Locale.ROOT, "%,d cases in %.1f s: %s%n", CASES, seconds, caller());
        }
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().equals(FuzzCases.class.getName()))
                        .findFirst())
                .map(f -> f.getClassName().replaceFirst(".*\\.", "") + "." + f.getMethodName())
                .orElseThrow();
    }

    /** Runs one case, as a failure's message names it. */
    public static void run(long seed, int n, Case test) {
        try {
            test.run(new SplittableRandom(seed + n));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("case FuzzCases.run(%d, %d, …): %s".formatted(seed, n, e.getMessage()), e);
        }
    }
}
