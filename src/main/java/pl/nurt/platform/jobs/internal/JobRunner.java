package pl.nurt.platform.jobs.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import pl.nurt.platform.RequestIdFilter;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.jobs.JobFailedException;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobStoppedException;
import pl.nurt.platform.jobs.JobText;

/** Runs one job on this thread, from taking it up to writing down how it ended. */
@Component
class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final JobRepository jobs;
    private final JobWatch watch;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final SingletonSupplier<Map<String, JobKind<?>>> kinds;

    JobRunner(
            JobRepository jobs,
            JobWatch watch,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ObjectProvider<JobKind<?>> kinds) {
        this.jobs = jobs;
        this.watch = watch;
        this.transaction = transaction;
        this.events = events;
        // Looked up late: what a kind stands on may itself start jobs.
        this.kinds = SingletonSupplier.of(
                () -> kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity())));
    }

    /**
     * @return whether the job was put back because the portal stops, and is to be taken up again
     * @throws RuntimeException when how it ended could not be written down; it is to be taken up again then
     */
    boolean run(JobId id) {
        var taken = transaction.execute(status -> jobs.take(id).map(job -> {
            events.publishEvent(new JobChanged(id, job.owner()));
            return job;
        }));
        if (taken.isEmpty()) {
            return false;
        }
        var reference = UUID.randomUUID().toString();
        try (var inLogs = MDC.putCloseable(RequestIdFilter.LOG_KEY, reference)) {
            return run(taken.get(), reference);
        }
    }

    private boolean run(TakenJob job, String reference) {
        var checkpoint = transaction.execute(status -> jobs.checkpoint(job.id()));
        var running = new RunningJob(job, jobs, checkpoint);
        watch.add(running);
        try {
            var result = work(job, running);
            end(job, "done", () -> jobs.done(job, running.progress(), result));
        } catch (JobStoppedException stopped) {
            return ended(running);
        } catch (JobFailedException failed) {
            log.info(
                    "job={} kind={} failed because={}",
                    job.id().value(),
                    job.kind(),
                    failed.reason().key());
            end(job, "failed", () -> jobs.failed(job, running.progress(), failed.reason()));
        } catch (InterruptedException interrupted) {
            running.stop(RunningJob.Stop.PORTAL_STOPS);
            return ended(running);
        } catch (Exception | LinkageError | StackOverflowError unexpected) {
            if (running.stopped().isPresent()) {
                // Whatever went wrong did so on the way out.
                return ended(running);
            }
            log.error("job={} kind={} failed", job.id().value(), job.kind(), unexpected);
            var reason = JobText.of("platform.jobs.unexpected", reference);
            end(job, "failed", () -> jobs.failed(job, running.progress(), reason));
        } finally {
            watch.remove(running);
        }
        return false;
    }

    private Optional<JobResult> work(TakenJob job, RunningJob running) throws Exception {
        var kind = kinds.obtain().get(job.kind());
        if (kind == null) {
            throw new JobFailedException(JobText.of("platform.jobs.unknownKind"));
        }
        return work(kind, job, running);
    }

    private static <D> Optional<JobResult> work(JobKind<D> kind, TakenJob job, RunningJob running) throws Exception {
        return kind.run(StoredData.read(job.data(), kind.dataType()), running);
    }

    private boolean ended(RunningJob running) {
        var job = running.taken();
        return switch (running.stopped().orElse(RunningJob.Stop.CANCELLED)) {
            case CANCELLED -> {
                end(job, "cancelled", () -> jobs.cancelled(job, running.progress()));
                yield false;
            }
            case PORTAL_STOPS -> {
                end(job, "put_back", () -> jobs.putBack(job));
                yield true;
            }
            case TAKEN_OVER -> {
                log.warn("job={} kind={} taken over by another portal", job.id().value(), job.kind());
                yield false;
            }
        };
    }

    private void end(TakenJob job, String how, BooleanSupplier write) {
        transaction.executeWithoutResult(status -> {
            if (write.getAsBoolean()) {
                events.publishEvent(new JobChanged(job.id(), job.owner()));
            }
        });
        log.info("job={} kind={} ended={}", job.id().value(), job.kind(), how);
    }
}
