package pl.nurt.billing.corrections;

/** It would be another correction than was shown, or somebody was faster: nothing was issued, and it is to be shown again. */
public class CorrectionChangedException extends RuntimeException {
    public CorrectionChangedException() {
        super("not the correction that was shown", null, false, false);
    }
}
