package pl.nurt.platform.jobs.internal;

import org.jspecify.annotations.Nullable;

/** How far a job has come; {@code total} is null as long as nobody knows. */
record Progress(long done, @Nullable Long total) {
    static final Progress NONE = new Progress(0, null);
}
