package pl.nurt.platform.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import pl.nurt.platform.RequestIdFilter;
import pl.nurt.platform.jobs.JobSettings;
import pl.nurt.platform.jobs.Timer;

/** db-scheduler for timers: whichever portal comes first runs what is due, the others pass. */
@Component
class TimerScheduler implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TimerScheduler.class);
    private static final String TABLE = "platform.scheduled_timer";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final ObjectProvider<Timer> timers;
    private final TimerRepository failures;
    private final JobSettings settings;
    private volatile @Nullable Scheduler scheduler;

    TimerScheduler(
            DataSource dataSource, ObjectProvider<Timer> timers, TimerRepository failures, JobSettings settings) {
        this.dataSource = dataSource;
        this.timers = timers;
        this.failures = failures;
        this.settings = settings;
    }

    @Override
    public void start() {
        var tasks = timers.stream().map(this::task).toList();
        // What is started is known by that; said twice it would be refused as a duplicate.
        var starting = Schedulers.create(dataSource, TABLE, settings, LOOK, List.of())
                .threads(settings.timerThreads())
                .startTasks(new ArrayList<>(tasks))
                .build();
        starting.start();
        scheduler = starting;
    }

    private RecurringTask<Void> task(Timer timer) {
        return Tasks.recurring(timer.name(), schedule(timer.rhythm())).execute((instance, context) -> run(timer));
    }

    private static Schedule schedule(Timer.Rhythm rhythm) {
        return switch (rhythm) {
            case Timer.Rhythm.Every(var pause) -> Schedules.fixedDelay(pause);
            case Timer.Rhythm.Daily(var at, var zone) -> Schedules.daily(zone, at);
        };
    }

    private void run(Timer timer) {
        var reference = UUID.randomUUID().toString();
        try (var inLogs = MDC.putCloseable(RequestIdFilter.LOG_KEY, reference)) {
            timer.work().run();
        } catch (RuntimeException failed) {
            log.error("timer={} reference={} failed", timer.name(), reference, failed);
            failures.failed(timer.name(), failed.getClass().getSimpleName() + ", " + reference);
            throw failed;
        }
    }

    @Override
    public void stop() {
        var stopping = scheduler;
        scheduler = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    /** One that was stopped cannot start again: where contexts are put aside for a while, as in tests, it goes on. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
