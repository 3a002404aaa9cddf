package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal is killed in the middle of a job and of handling an event: the next one does both to the end. */
@Tag("crash")
class MachineryCrashIT {
    @TempDir
    private Path folder;

    @Test
    void a_job_and_an_event_that_a_killed_portal_left_are_taken_up_by_the_next() throws Exception {
        try (var database = Database.on(folder.resolve("data"))) {
            var killed = portal(database, true);
            await().atMost(Processes.PATIENCE)
                    .until(() -> said(killed).contains("began an event")
                            && said(killed).contains("began a job from the start"));
            Processes.kill(killed);
            assertThat(database.count(
                            "select count(*) from platform.event_publication where event_type like '%CrashProbe%'"))
                    .isEqualTo(1);
            assertThat(database.count("select count(*) from platform.job where state = 'RUNNING'"))
                    .isEqualTo(1);

            var next = portal(database, false);
            try {
                await().atMost(Processes.PATIENCE)
                        .until(() -> said(next).contains("handled an event")
                                && said(next).contains("did a job from the middle"));
                await().atMost(Processes.PATIENCE)
                        .until(() -> database.count("select count(*) from platform.job where state = 'DONE'") == 1
                                && database.count("select count(*) from platform.event_publication") == 0);

            } finally {
                Processes.stop(next);
            }
        }
    }

    private Process portal(Database database, boolean hangs) {
        return Processes.java(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashProbe.class.getName(),
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--nurt.jobs.heartbeat=1s",
                        "--nurt.events.stale-after=2s",
                        "--nurt.events.repeat-every=1s",
                        "--nurt.probe.hangs=" + hangs,
                        "--nurt.probe.file=" + folder.resolve("said")),
                Map.of("NURT_DATABASE_URL", database.url(), "SPRING_FLYWAY_URL", database.migrationUrl()),
                folder.resolve("portal-" + hangs + ".log"));
    }

    private String said(Process portal) throws IOException {
        if (!portal.isAlive()) {
            throw new IllegalStateException("the portal stopped at its start, see " + folder);
        }
        var file = folder.resolve("said");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
