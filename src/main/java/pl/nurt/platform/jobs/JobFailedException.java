package pl.nurt.platform.jobs;

/** The work cannot be done, for a reason that people can be told. It may be tried again. */
public class JobFailedException extends RuntimeException {
    private final transient JobText reason;

    public JobFailedException(JobText reason) {
        super(reason.key());
        this.reason = reason;
    }

    public JobFailedException(JobText reason, Throwable cause) {
        super(reason.key(), cause);
        this.reason = reason;
    }

    public JobText reason() {
        return reason;
    }
}
