package pl.nurt.platform.jobs.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.jobs.JobChanged;

/**
 * Once a second writes how far the jobs of this portal have come, tells open pages, and tells the jobs when they are to stop.
 *
 * <p>In transactions of its own, so that progress is seen while the work's transaction is still open.
 */
@Component
class JobWatch {
    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final JobRepository jobs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Map<RunningJob, Progress> written = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-watch").factory());

    JobWatch(JobRepository jobs, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.transaction = transaction;
        this.events = events;
        rounds.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(RunningJob job) {
        written.put(job, job.progress());
    }

    void remove(RunningJob job) {
        written.remove(job);
    }

    void stopAll() {
        written.keySet().forEach(job -> job.stop(RunningJob.Stop.PORTAL_STOPS));
    }

    void close() {
        rounds.shutdownNow();
    }

    private void round() {
        written.forEach((job, before) -> {
            try {
                look(job, before);
            } catch (RuntimeException unreachable) {
                log.warn("job={} progress not written: {}", job.job().value(), unreachable.toString());
            }
        });
    }

    private void look(RunningJob job, Progress before) {
        var now = job.progress();
        var cancelled = transaction.execute(status -> {
            if (now.equals(before)) {
                return jobs.cancelRequested(job.taken());
            }
            events.publishEvent(new JobChanged(job.job(), job.owner()));
            return jobs.progress(job.taken(), now.done(), now.total());
        });
        written.replace(job, before, now);
        if (cancelled.isEmpty()) {
            job.stop(RunningJob.Stop.TAKEN_OVER);
        } else if (cancelled.get()) {
            job.stop(RunningJob.Stop.CANCELLED);
        }
    }
}
