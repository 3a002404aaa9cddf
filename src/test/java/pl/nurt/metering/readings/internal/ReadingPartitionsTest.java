package pl.nurt.metering.readings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class ReadingPartitionsTest {
    @Autowired
    private DSLContext db;

    @Test
    void months_are_made_ahead_as_time_goes_on_and_none_twice() {
        makeAheadAt("2031-01-31T23:30:00Z");
        assertThat(partitionsSince("reading_2030_12"))
                .containsExactly(
                        "reading_2030_12", "reading_2031_01", "reading_2031_02", "reading_2031_03", "reading_2031_04");

        makeAheadAt("2031-01-31T23:30:00Z");
        makeAheadAt("2031-02-01T00:07:00Z");

        assertThat(partitionsSince("reading_2031_04")).containsExactly("reading_2031_04", "reading_2031_05");
    }

    @Test
    void the_oldest_partition_says_what_is_too_old() {
        assertThat(makeAheadAt("1999-05-15T12:00:00Z").oldest()).isEqualTo("1999-04-01T00:00:00Z");
    }

    private ReadingPartitions makeAheadAt(String now) {
        var settings = new MeteringSettings(1, 3, Duration.ofDays(400), 1_000);
        var partitions = new ReadingPartitions(db, settings, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
        partitions.makeAhead();
        return partitions;
    }

    private List<String> partitionsSince(String name) {
        return db.meta().getTables().stream()
                .map(Table::getName)
                .filter(table -> table.startsWith("reading_2") && table.compareTo(name) >= 0)
                .sorted()
                .toList();
    }
}
