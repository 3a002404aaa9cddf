package pl.nurt.metering.readings.internal;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class PartitionTimer {
    @Bean
    Timer makePartitions(ReadingPartitions partitions) {
        return Timer.daily("metering.partitions", LocalTime.of(0, 7), ZoneOffset.UTC, partitions::makeAhead);
    }
}
