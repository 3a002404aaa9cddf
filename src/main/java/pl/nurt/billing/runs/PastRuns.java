package pl.nurt.billing.runs;

import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.internal.PastRun;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.jobs.JobRun;

/**
 * Bill runs of the past for a demo, as if somebody had started each of them on its day: the dry run, the holds and the issuing are the real
 * ones, only the clock is another. There is none of it on a portal with real data.
 */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
@HasRight(Right.RUN_BILLS)
public class PastRuns {
    private final PastRun run;

    PastRuns(PastRun run) {
        this.run = run;
    }

    /**
     * Issues a period; what is held and may be let in is let in. Done again it changes nothing, and one that was cut off goes on.
     *
     * @param at when it is issued
     * @param announced whether whoever it is for is told, and its document made; of old ones nobody is told, and their documents are made
     *     when somebody wants them
     */
    public void issue(BillingPeriod period, Instant at, UserAccountId by, boolean announced, JobRun watched) {
        run.issue(period, at, by, announced, watched);
    }
}
