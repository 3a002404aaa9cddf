package pl.nurt.platform.jobs;

import java.util.Optional;

/**
 * A kind of work that people start and watch, declared by a room as a bean.
 *
 * <p>{@code run} must be safe to repeat: after a portal was killed another one calls it again, with the checkpoint the last one left.
 * Nobody is signed in while it runs; whether the owner may have the work done was decided when the job was started.
 *
 * @param <D> what the work needs to know; a record that Jackson writes and reads, without people's data beyond ids
 */
public interface JobKind<D> {
    /** Stands in the job's row, so it stays as it is: room and subject, {@code customer.import}. */
    String name();

    Class<D> dataType();

    /**
     * Does the work, on a thread of its own; transactions are begun here, not around it.
     *
     * @throws JobFailedException when it cannot be done, with words for whoever started it; any other exception is reported as
     *     unexpected, with a reference number
     */
    Optional<JobResult> run(D data, JobRun run) throws Exception;
}
