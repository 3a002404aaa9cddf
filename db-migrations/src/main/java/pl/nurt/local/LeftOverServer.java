package pl.nurt.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL that was not stopped in order leaves behind: itself, when only its starter was killed; its children, when it was
 * killed; a lock file in any case. To be used by the holder of the {@link DataFolder}, so that nobody starts a server meanwhile.
 */
final class LeftOverServer {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration CHILDREN_NOTICE_WITHIN = Duration.ofSeconds(5);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path cluster;
    private final Path lockFile;

    LeftOverServer(Path cluster) {
        this.cluster = cluster;
        this.lockFile = cluster.resolve("postmaster.pid");
    }

    /**
     * Ends all of it; clients of the old server lose their connections. Afterwards a server can start and recover.
     *
     * @throws UnusableFolder if something does not end
     */
    void clear() throws IOException, InterruptedException {
        if (!Files.exists(lockFile)) {
            return;
        }
        var server = server();
        if (server.isPresent()) {
            // SIGINT asks PostgreSQL for a fast shutdown; Java's own destroy() would wait for its clients.
            new ProcessBuilder("kill", "-INT", Long.toString(server.get().pid())).start();
            demandEnd(server.stream().toList());
        }
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        // Children end when they notice that their parent is gone; one that computes notices late, and may be ended
        // too.
        var children = ProcessHandle.allProcesses().filter(this::worksHere).toList();
        if (!ended(children, CHILDREN_NOTICE_WITHIN)) {
            children.forEach(ProcessHandle::destroyForcibly);
            demandEnd(children);
        }
        // PostgreSQL refuses to start while the number in its lock file is in use, be it by a stranger or by a dead
        // process that nobody has buried. Here nobody works on the cluster any more, whatever has that number.
        Files.deleteIfExists(lockFile);
    }

    private Optional<ProcessHandle> server() throws IOException {
        return Files.readAllLines(lockFile).stream()
                .limit(1)
                .filter(line -> line.strip().matches("[0-9]{1,9}"))
                .map(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .flatMap(Optional::stream)
                .filter(this::worksHere)
                .findFirst();
    }

    /** Every process of a PostgreSQL works in the folder of its cluster; a number used again by another program is no business of ours. */
    private boolean worksHere(ProcessHandle process) {
        if (!process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent()) {
            return false;
        }
        var workingFolder = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
        try {
            return !Files.isDirectory(PROCESSES) || Files.isSameFile(workingFolder, cluster);
        } catch (IOException ended) {
            return false;
        }
    }

    private void demandEnd(List<ProcessHandle> processes) throws InterruptedException {
        if (!ended(processes, STOPS_WITHIN)) {
            throw new UnusableFolder("A PostgreSQL from an earlier run (process "
                    + processes.getFirst().pid() + ") still works on " + cluster.getParent()
                    + " and does not stop; end it and start again.");
        }
    }

    private boolean ended(List<ProcessHandle> processes, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(this::worksHere)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
