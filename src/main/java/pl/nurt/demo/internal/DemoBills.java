package pl.nurt.demo.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;

/** A dry run of last month's bills, which the portal makes as soon as it is up; nothing is issued before somebody starts it. */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoBills {
    private final BillRuns runs;
    private final Clock clock;

    DemoBills(BillRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** @param account of whoever bills */
    void fill(UserAccountId account) {
        var last = YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1);
        runs.prepare(new Viewer(account, Set.of(Role.ADMIN)), new BillingPeriod(last, 1));
    }
}
