package pl.nurt.testing;

import java.util.Optional;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobRun;

/** A job that nobody watches or stops, for tests of what a kind of job does; it knows how far it came. */
public final class UnwatchedRun implements JobRun {
    private final JobId job;
    private final JobOwner owner;
    private long total;
    private long done;

    public UnwatchedRun(JobOwner owner) {
        this(new JobId(1), owner);
    }

    public UnwatchedRun(JobId job, JobOwner owner) {
        this.job = job;
        this.owner = owner;
    }

    /** As the page would show it: {@code 3/7}. */
    public String progress() {
        return done + "/" + total;
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public JobOwner owner() {
        return owner;
    }

    @Override
    public JobOwner askedBy() {
        return owner;
    }

    @Override
    public void total(long steps) {
        total = steps;
    }

    @Override
    public void done(long steps) {
        done = steps;
    }

    @Override
    public void check() {}

    @Override
    public Optional<String> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void checkpoint(String cursor) {}
}
