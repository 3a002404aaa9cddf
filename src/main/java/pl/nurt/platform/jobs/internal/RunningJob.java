package pl.nurt.platform.jobs.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobStoppedException;

/** A job while it runs here: notes its progress for {@link JobWatch} and hears from it when to stop. */
final class RunningJob implements JobRun {
    private static final int LONGEST_CURSOR = 2_000;

    /** Why the work is to end. */
    enum Stop {
        CANCELLED,
        PORTAL_STOPS,
        TAKEN_OVER
    }

    private final TakenJob job;
    private final JobRepository jobs;
    private final Optional<String> checkpoint;
    private volatile Progress progress = Progress.NONE;
    private volatile @Nullable Stop stop;

    RunningJob(TakenJob job, JobRepository jobs, Optional<String> checkpoint) {
        this.job = job;
        this.jobs = jobs;
        this.checkpoint = checkpoint;
    }

    TakenJob taken() {
        return job;
    }

    Progress progress() {
        return progress;
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    /** The first reason stays. */
    synchronized void stop(Stop because) {
        if (stop == null) {
            stop = because;
        }
    }

    @Override
    public JobId job() {
        return job.id();
    }

    @Override
    public JobOwner owner() {
        return job.owner();
    }

    @Override
    public JobOwner askedBy() {
        return job.askedBy();
    }

    @Override
    public void total(long steps) {
        check();
        progress = new Progress(progress.done(), steps);
    }

    @Override
    public void done(long steps) {
        check();
        progress = new Progress(steps, progress.total());
    }

    @Override
    public void check() {
        var because = stop;
        if (because != null) {
            throw new JobStoppedException(because.name());
        }
    }

    @Override
    public Optional<String> checkpoint() {
        return checkpoint;
    }

    @Override
    public void checkpoint(String cursor) {
        check();
        if (cursor.length() > LONGEST_CURSOR) {
            throw new IllegalArgumentException("a checkpoint has at most " + LONGEST_CURSOR + " characters");
        }
        if (!jobs.remember(job, cursor)) {
            stop(Stop.TAKEN_OVER);
            check();
        }
    }
}
