package pl.nurt.platform.jobs;

/** The work ends here: cancelled, or left to another portal. What was committed stays. Kinds let it pass. */
public class JobStoppedException extends RuntimeException {
    public JobStoppedException(String because) {
        super(because, null, false, false);
    }
}
