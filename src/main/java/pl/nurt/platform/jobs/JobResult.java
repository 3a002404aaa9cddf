package pl.nurt.platform.jobs;

import java.util.Optional;

/**
 * What a finished job leaves to be fetched.
 *
 * @param kind whether it is something to download or a page to look at
 * @param address below the portal's root, without a leading slash: {@code files/…}, {@code office/imports/7}
 */
public record JobResult(JobResultKind kind, String address) {
    public JobResult {
        if (address.isBlank() || address.startsWith("/") || address.contains(":")) {
            throw new IllegalArgumentException("a result lies below the portal's root");
        }
    }

    /** A file to download; its address checks by itself who may have it. */
    public static Optional<JobResult> file(String address) {
        return Optional.of(new JobResult(JobResultKind.FILE, address));
    }

    /** A page that shows what was done. */
    public static Optional<JobResult> page(String address) {
        return Optional.of(new JobResult(JobResultKind.PAGE, address));
    }

    /** Nothing to fetch: that it is done says it all. */
    public static Optional<JobResult> nothing() {
        return Optional.empty();
    }
}
