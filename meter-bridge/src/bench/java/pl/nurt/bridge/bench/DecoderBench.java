package pl.nurt.bridge.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;
import pl.nurt.bridge.mbus.Telegrams;

/**
 * How fast telegrams are decoded by one thread, from the bytes of a frame to every record's value.
 *
 * <p>The mix is every sound one of the synthetic telegrams in turn; refused ones would only make it faster. Beside it stands what no
 * decoder can do without: the checksum and one copy of the same bytes.
 *
 * <p>Argument: seconds per iteration (1); there are ten to warm up and five that count, in each of two JVMs.
 */
@State(Scope.Thread)
public class DecoderBench {
    private static final int WARM_UP = 10;
    private static final int ITERATIONS = 5;
    private static final int FORKS = 2;

    private final byte[][] frames = Telegrams.synthetic().stream()
            .filter(t -> t.get("accept").asBoolean())
            .map(t -> Telegrams.hex(t.get("hex").asString()))
            .toArray(byte[][]::new);

    private int next;

    private byte[] nextFrame() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return frames[next];
    }

    @Benchmark
    public Telegram decode() throws TelegramRefused {
        return Telegram.parse(nextFrame());
    }

    @Benchmark
    public byte[] checksumAndCopy() {
        var frame = nextFrame();
        var sum = 0;
        for (var i = 4; i < frame.length - 2; i++) {
            sum += frame[i];
        }
        var copy = Arrays.copyOf(frame, frame.length);
        copy[0] = (byte) sum;
        return copy;
    }

    public static void main(String[] args) throws RunnerException {
        var time = TimeValue.seconds(args.length > 0 ? Long.parseLong(args[0]) : 1);
        var results = new Runner(new OptionsBuilder()
                        .include(DecoderBench.class.getName())
                        .timeUnit(TimeUnit.SECONDS)
                        .warmupIterations(WARM_UP)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .forks(FORKS)
                        .jvmArgsAppend("-Xmx512m", "-XX:+UseSerialGC")
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTimeProfiler.class)
                        .build())
                .run();
        var decoded = result(results, "decode");
        var perSecond = 1e9 / secondary(decoded, CpuTimeProfiler.LABEL);
        var limit = 1e9 / secondary(result(results, "checksumAndCopy"), CpuTimeProfiler.LABEL);
        Report.atLeast("M-Bus decoder, per second of CPU time", perSecond, 1_500_000, "telegrams/s");
        Report.atLeast("M-Bus decoder as part of checksum and copy of the same bytes", perSecond / limit, 0.05, "");
        Report.below("allocated per M-Bus telegram", secondary(decoded, "gc.alloc.rate.norm"), 1_024, "B");
    }

    private static RunResult result(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(r -> r.getPrimaryResult().getLabel().equals(benchmark))
                .findFirst()
                .orElseThrow();
    }

    /** The median: on a busy machine the compiler may come late, into an iteration that counts. */
    private static double secondary(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label))
                .getStatistics()
                .getPercentile(50);
    }
}
