package pl.nurt.platform.events.internal;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import pl.nurt.platform.events.EventSettings;
import pl.nurt.platform.jobs.Timer;

/** Handlers of events have threads of their own: few, so that a burst leaves the pages their database connections. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class EventConfiguration implements AsyncConfigurer {
    private final ThreadPoolTaskExecutor handlers = new ThreadPoolTaskExecutor();

    EventConfiguration(EventSettings settings) {
        handlers.setThreadNamePrefix("room-events-");
        handlers.setCorePoolSize(settings.handlers());
        handlers.setMaxPoolSize(settings.handlers());
        handlers.setDaemon(true);
        // What waits in line at the end is in the registry and is repeated after the next start.
        handlers.setWaitForTasksToCompleteOnShutdown(false);
    }

    @Bean
    ThreadPoolTaskExecutor roomEvents() {
        return handlers;
    }

    @Override
    public Executor getAsyncExecutor() {
        return handlers;
    }

    @Bean
    Timer repeatEvents(EventRepeats repeats, EventSettings settings) {
        return Timer.every("platform.events", settings.repeatEvery(), repeats::repeat);
    }
}
