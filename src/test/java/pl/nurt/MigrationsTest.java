package pl.nurt;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.metering.Metering;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class MigrationsTest {
    @Autowired
    private DSLContext db;

    @Test
    void an_empty_database_gets_the_whole_schema() {
        assertThat(db.meta().getSchemas("metering")).isNotEmpty();
        assertThat(db.fetchCount(Metering.METERING.READING)).isZero();
    }
}
