package pl.nurt.platform.jobs;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.jobs.internal.TimerRepository;

/** How the portal's own timers fare; whoever asks decides who may see it. */
@Service
public class Timers {
    private final TimerRepository timers;

    Timers(TimerRepository timers) {
        this.timers = timers;
    }

    /** All timers of all portals on this database, by name. */
    @Transactional(readOnly = true)
    public List<TimerStatus> list() {
        return timers.list();
    }
}
