package pl.nurt.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.jobs.internal.JobRepository;
import pl.nurt.platform.jobs.internal.JobScheduler;

/**
 * The jobs people start and watch.
 *
 * <p>A job is started in the caller's transaction: it runs, within a second of the commit and on one portal, or it never was.
 * Permission is the caller's business: questions take the {@link JobOwner} whose jobs may be seen.
 */
@Service
public class Jobs {
    private final JobRepository jobs;
    private final JobScheduler scheduler;
    private final ApplicationEventPublisher events;

    Jobs(JobRepository jobs, JobScheduler scheduler, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.events = events;
    }

    /**
     * Has the work done for the owner; called twice, it is done twice.
     *
     * @param title what the job is called on the pages that show it
     */
    @Transactional
    public <D> JobId start(JobKind<D> kind, D data, JobOwner owner, JobText title) {
        return started(jobs.insert(kind.name(), data, owner, title, null).orElseThrow(), owner);
    }

    /** As {@link #start}, but while a job of the kind and key is under way nothing is started and that one is answered, whoever owns it. */
    @Transactional
    public <D> JobId startOnce(JobKind<D> kind, D data, JobOwner owner, JobText title, String key) {
        while (true) {
            var inserted = jobs.insert(kind.name(), data, owner, title, key);
            if (inserted.isPresent()) {
                return started(inserted.get(), owner);
            }
            var underWay = jobs.underWay(kind.name(), key);
            if (underWay.isPresent()) {
                return underWay.get();
            }
        }
    }

    private JobId started(JobId job, JobOwner owner) {
        scheduler.schedule(job);
        events.publishEvent(new JobChanged(job, owner));
        return job;
    }

    /**
     * The job, if the owner may see it.
     *
     * @param owner null for whoever may see all
     */
    @Transactional(readOnly = true)
    public Optional<Job> find(JobId job, @Nullable JobOwner owner) {
        return jobs.find(job).filter(found -> owner == null || found.owner().equals(owner));
    }

    /**
     * The jobs started before {@code before}, newest first.
     *
     * @param owner null for those of everybody
     * @param before null for the newest
     */
    @Transactional(readOnly = true)
    public List<Job> page(@Nullable JobOwner owner, @Nullable JobState state, @Nullable JobId before, int size) {
        return jobs.page(owner, state, before, size);
    }

    /** How many jobs are in each state; states without any are left out. */
    @Transactional(readOnly = true)
    public Map<JobState, Integer> counts(@Nullable JobOwner owner) {
        return jobs.counts(owner);
    }

    /**
     * Ends the job as soon as its work looks up; what it has committed stays. A job that waits never begins; one that is over stays as it
     * is, and asking twice changes nothing.
     *
     * @return whether there was something to end
     */
    @Transactional
    public boolean cancel(JobId job) {
        return changed(jobs.cancel(job));
    }

    /**
     * Has a failed or cancelled job tried again, from its last checkpoint. It stays its owner's.
     *
     * @param by who asks for it now, as {@link JobRun#askedBy} then says
     * @return false when it is not failed or cancelled, or another job with its key is under way
     */
    @Transactional
    public boolean retry(JobId job, JobOwner by) {
        var again = jobs.queueAgain(job, by);
        again.ifPresent(queued -> scheduler.schedule(queued.job()));
        return changed(again);
    }

    private boolean changed(Optional<JobChanged> change) {
        change.ifPresent(events::publishEvent);
        return change.isPresent();
    }
}
