package pl.nurt.bridge.simulator;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process may open. */
final class OpenFiles {
    /** What the JVM and its libraries hold open. */
    private static final int OWN = 200;

    private OpenFiles() {}

    /** @throws IOException {@code endpoints} with a connection each are more than the process may open */
    static void require(int endpoints) throws IOException {
        require(endpoints, most());
    }

    static void require(int endpoints, long most) throws IOException {
        var needed = 2L * endpoints + OWN;
        if (needed > most) {
            throw new IOException(
                    "%d concentrators with a connection each need %d open files, but this process may have %d: allow more with ulimit -n %d."
                            .formatted(endpoints, needed, most, needed));
        }
    }

    private static long most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
