package pl.nurt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time used so far, by this process (portal and client) and by PostgreSQL: a busy neighbour changes it least. */
record CpuTime(Duration java, Duration postgres) {
    static CpuTime now(Path dataDirectory) throws IOException {
        var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow();
        var postgres = postmaster.descendants().map(CpuTime::of).reduce(of(postmaster), Duration::plus);
        return new CpuTime(of(ProcessHandle.current()), postgres);
    }

    CpuTime since(CpuTime before) {
        return new CpuTime(java.minus(before.java), postgres.minus(before.postgres));
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
