package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies while readings come in: afterwards none is lost and none is there twice. */
@Tag("crash")
class CrashIT {
    private static final int METERS = 50;
    private static final int BATCHES = 300;
    /** How often the portal is killed; {@code ./nurt test --full} kills it more often. */
    private static final int ROUNDS = Integer.getInteger("nurt.crash.rounds", 3);

    @TempDir
    private Path folder;

    private Database database;
    private Portal portal;
    private Deliveries deliveries;

    @BeforeEach
    void start() throws Exception {
        database = Database.on(folder.resolve("data"));
        portal = startPortal(Processes.freePort());
        deliveries = new Deliveries(database, METERS, BATCHES);
    }

    @AfterEach
    void stop() {
        portal.close();
        database.close();
    }

    @Test
    void the_portal_is_killed_again_and_again_while_readings_come_in() throws Exception {
        var sending = deliveries.to(portal.address());

        for (var round = 1; round <= ROUNDS; round++) {
            var enough = BATCHES * round / (ROUNDS + 1);
            await().atMost(Processes.PATIENCE).until(() -> deliveries.acknowledgedBatches() >= enough);
            portal.kill();
            portal = startPortal(portal.port());
        }
        sending.get();

        assertThat(deliveries.acknowledgedBatches()).isEqualTo(BATCHES);
        assertEverythingIsThereOnce();
    }

    @Test
    void postgresql_is_killed_while_it_writes() throws Exception {
        var sending = deliveries.to(portal.address());
        await().atMost(Processes.PATIENCE).until(() -> deliveries.acknowledgedBatches() >= BATCHES / 3);

        database.crash();
        portal.kill();
        var acknowledged = deliveries.acknowledgedReadings();
        database.comeBack();

        // What was acknowledged before the crash is there before anything is sent again.
        assertThat(database.count("select count(*) from metering.reading")).isGreaterThanOrEqualTo(acknowledged);
        portal = startPortal(portal.port());
        sending.get();
        assertEverythingIsThereOnce();
    }

    private void assertEverythingIsThereOnce() throws Exception {
        assertThat(database.count("select count(*) from metering.reading")).isEqualTo(deliveries.readings());
        assertThat(database.count("select count(*) from metering.quarantined_reading"))
                .isZero();
        // What derives from the readings caught up as well, and agrees with them.
        await().atMost(Processes.PATIENCE)
                .untilAsserted(() -> assertThat(database.count("select count(*) from metering.use_due"))
                        .isZero());
        assertThat(database.count("""
            select count(*) from metering.latest_reading l
            where index_m3 <> (select max(index_m3) from metering.reading r where r.meter_id = l.meter_id)
            """)).isZero();
        assertThat(database.count("""
            select count(*) from (
                select meter_id, sum(use_m3) as used from metering.daily_use group by meter_id
            ) u join metering.latest_reading using (meter_id) where used <> index_m3
            """)).isZero();
    }

    private Portal startPortal(int port) {
        return Portal.start(database, port, folder.resolve("portal-" + System.nanoTime() + ".log"));
    }
}
