package pl.nurt.platform.jobs;

/** The life of a job. A failed one goes back to the queue when somebody has it tried again. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether nothing more happens by itself. */
    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
