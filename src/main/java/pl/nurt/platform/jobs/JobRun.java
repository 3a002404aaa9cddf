package pl.nurt.platform.jobs;

import java.util.Optional;

/**
 * The job's hold on whoever watches it; for the thread that runs it.
 *
 * <p>Every call but the getters ends the work with {@link JobStoppedException} when somebody cancelled the job, when the portal stops,
 * or when another portal has taken the job over. Let it pass.
 */
public interface JobRun {
    JobId job();

    JobOwner owner();

    /** Who had it done: whoever had it tried again last, else the owner. */
    JobOwner askedBy();

    /** How many steps there are, as soon as that is known. */
    void total(long steps);

    /** How many steps are done by now. Cheap: written and shown at most once a second, so it may be called for each. */
    void done(long steps);

    /** Goes on unless the job is to stop; for work that takes long between two steps. */
    void check();

    /** Where the last checkpoint was, if an earlier portal left one; in the job's first run there is none. */
    Optional<String> checkpoint();

    /**
     * Remembers how far the work has come. In the transaction of the work itself, so that both hold or neither.
     *
     * @param cursor whatever the kind needs to go on from here, at most 2,000 characters
     */
    void checkpoint(String cursor);
}
