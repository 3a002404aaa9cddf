package pl.nurt.identity.audit.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;

/** A check of the whole chain at somebody's wish; run again it checks from the beginning. */
@Component
public class ChainCheckJob implements JobKind<ChainCheckJob.Wish> {
    private final AuditChecks checks;

    ChainCheckJob(AuditChecks checks) {
        this.checks = checks;
    }

    /** @param account whose wish it is */
    public record Wish(long account) {}

    @Override
    public String name() {
        return "identity.audit-check";
    }

    @Override
    public Class<Wish> dataType() {
        return Wish.class;
    }

    @Override
    public Optional<JobResult> run(Wish wish, JobRun run) {
        run.total(checks.links());
        checks.check(new UserAccountId(wish.account()), run::done);
        return JobResult.page("office/audit");
    }
}
