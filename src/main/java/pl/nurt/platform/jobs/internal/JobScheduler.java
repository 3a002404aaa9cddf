package pl.nurt.platform.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobSettings;

/**
 * db-scheduler for jobs: one portal takes a job up as soon as it is committed, and another when that one falls silent.
 *
 * <p>Its table only says that a job is due; what it is and how it fares stands in {@code platform.job}. When something is due, and whose
 * heart beats, is told by the scheduler's own clock, the machine's: it is about processes, and a test that moves the portal's clock must
 * not make living portals look dead.
 */
@Component
public class JobScheduler implements SmartLifecycle {
    private static final String TABLE = "platform.scheduled_job";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final CustomTask<Void> task;
    private final JobWatch watch;
    private volatile boolean running;

    JobScheduler(DataSource dataSource, JobRunner runner, JobWatch watch, JobSettings settings) {
        this.watch = watch;
        this.task = Tasks.custom("job", Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .execute((instance, context) -> {
                    if (runner.run(job(instance.getId()))) {
                        return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
                    }
                    return new CompletionHandler.OnCompleteRemove<>();
                });
        this.scheduler = Schedulers.create(dataSource, TABLE, settings, LOOK, List.of(task))
                .threads(settings.threads())
                .build();
    }

    /** In the caller's transaction. */
    public void schedule(JobId job) {
        // A name of its own each time: the last one may not be gone yet when a job is tried again.
        scheduler.schedule(task.schedulableInstance(job.value() + "/" + UUID.randomUUID()));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler.triggerCheckForDueExecutions();
                }
            });
        }
    }

    private static JobId job(String instance) {
        return new JobId(Long.parseLong(instance, 0, instance.indexOf('/'), 10));
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    /** Jobs that run here are put back for another portal; what they committed stays. */
    @Override
    public void stop() {
        running = false;
        watch.stopAll();
        scheduler.stop();
        watch.close();
    }

    /** One that was stopped cannot start again: where contexts are put aside for a while, as in tests, it goes on. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
