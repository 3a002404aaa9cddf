package pl.nurt.identity.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.security.internal.SecurityRepository;
import pl.nurt.platform.security.SecuritySign;

/** What was counted of those who try doors. */
@Service
@Transactional(readOnly = true)
public class SecurityWatch {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SecurityRepository events;
    private final Clock clock;

    SecurityWatch(SecurityRepository events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The newest, newest first. */
    @HasRight(Right.READ_AUDIT)
    public List<SecurityRow> latest(int most, Viewer viewer) {
        return events.latest(most);
    }

    /** How many of each there were within the last day; signs that did not come are left out. */
    @HasRight(Right.READ_AUDIT)
    public Map<SecuritySign, Long> ofTheDay(Viewer viewer) {
        return events.sums(clock.instant().minus(A_DAY));
    }

    /** Of how many signs the administrators were told within the last day. */
    @HasRight(Right.READ_AUDIT)
    public int alarmsOfTheDay(Viewer viewer) {
        return events.alarms(clock.instant().minus(A_DAY));
    }
}
