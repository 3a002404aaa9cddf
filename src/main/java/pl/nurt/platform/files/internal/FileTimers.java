package pl.nurt.platform.files.internal;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class FileTimers {
    private static final Duration SCANS = Duration.ofMinutes(1);
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

    @Bean
    Timer fileScansTimer(FileScans scans) {
        return Timer.every("platform.file-scans", SCANS, scans::scanWaiting);
    }

    @Bean
    Timer fileSweepTimer(FileSweep sweep) {
        return Timer.daily("platform.file-sweep", AT_NIGHT, CivilTime.ZONE, sweep::sweep);
    }
}
