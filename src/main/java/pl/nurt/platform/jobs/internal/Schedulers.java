package pl.nurt.platform.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.nurt.platform.jobs.JobSettings;

/** What both schedulers have in common. */
final class Schedulers {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration TO_LEAVE = Duration.ofSeconds(10);

    private Schedulers() {}

    static SchedulerBuilder create(
            DataSource dataSource, String table, JobSettings settings, Duration look, List<Task<?>> tasks) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .tableName(table)
                .pollingInterval(look)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(TO_LEAVE);
    }
}
