package pl.nurt.identity.jobs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.internal.AccountRepository;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.jobs.TimerStatus;
import pl.nurt.platform.jobs.Timers;

/**
 * Jobs for those who may see them: everybody in the office their own, an administrator all, and the timers besides.
 *
 * <p>Somebody else's job is not there.
 */
@Service
public class OfficeJobs {
    private final Jobs jobs;
    private final Timers timers;
    private final AccountRepository accounts;

    OfficeJobs(Jobs jobs, Timers timers, AccountRepository accounts) {
        this.jobs = jobs;
        this.timers = timers;
        this.accounts = accounts;
    }

    /** Whether the viewer may see and end the jobs of everybody, and sees the timers. */
    public static boolean seesAll(Viewer viewer) {
        return viewer.may(Right.KEEP_JOBS);
    }

    /**
     * The jobs before {@code before}, newest first.
     *
     * @param all of everybody, as far as the viewer may see them; else the viewer's own
     */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<OfficeJob> page(
            Viewer viewer, boolean all, @Nullable JobState state, @Nullable JobId before, int size) {
        return named(jobs.page(all ? everybodyOr(viewer) : viewer.jobOwner(), state, before, size));
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Map<JobState, Integer> counts(Viewer viewer, boolean all) {
        return jobs.counts(all ? everybodyOr(viewer) : viewer.jobOwner());
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<OfficeJob> find(Viewer viewer, JobId job) {
        return named(jobs.find(job, everybodyOr(viewer)).stream().toList()).stream()
                .findFirst();
    }

    /** Ends the job as soon as its work looks up; nothing happens when it is over by now. */
    @Transactional
    @HasRight(Right.STAFF)
    public void cancel(Viewer viewer, JobId job) {
        jobs.cancel(own(viewer, job));
    }

    /** Has the job tried again, for the viewer; nothing happens when it is not failed or cancelled any more. */
    @Transactional
    @HasRight(Right.STAFF)
    public void retry(Viewer viewer, JobId job) {
        jobs.retry(own(viewer, job), viewer.jobOwner());
    }

    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_JOBS)
    public List<TimerStatus> timers() {
        return timers.list();
    }

    private JobId own(Viewer viewer, JobId job) {
        return jobs.find(job, everybodyOr(viewer))
                .orElseThrow(NotFoundException::new)
                .id();
    }

    private static @Nullable JobOwner everybodyOr(Viewer viewer) {
        return seesAll(viewer) ? null : viewer.jobOwner();
    }

    private List<OfficeJob> named(List<Job> found) {
        var owners = new HashSet<UserAccountId>();
        found.forEach(job -> owners.add(new UserAccountId(job.owner().account())));
        var names = accounts.names(owners);
        return found.stream()
                .map(job -> new OfficeJob(
                        job, names.getOrDefault(new UserAccountId(job.owner().account()), "")))
                .toList();
    }
}
