package pl.nurt.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.NurtApplication;
import pl.nurt.platform.jobs.JobKind;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;

/**
 * A portal with one more room, which publishes an event and starts a job, and hangs in both until it is killed; the next one does not
 * hang. What it did stands in a file.
 */
@Component
@ConditionalOnProperty("nurt.probe.file")
class CrashProbe implements JobKind<CrashProbe.Task> {
    private final ApplicationEventPublisher events;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Path file;
    private final boolean hangs;

    /** What the job is to do. */
    record Task(String what) {}

    /** What another room is to hear. */
    record Happened(String what) {}

    CrashProbe(
            ApplicationEventPublisher events,
            Jobs jobs,
            TransactionTemplate transaction,
            @Value("${nurt.probe.file}") Path file,
            @Value("${nurt.probe.hangs}") boolean hangs) {
        this.events = events;
        this.jobs = jobs;
        this.transaction = transaction;
        this.file = file;
        this.hangs = hangs;
    }

    public static void main(String[] arguments) {
        portal().run(arguments);
    }

    /** The portal with this room, from the class path of the tests but without their beans. */
    static SpringApplication portal() {
        var portal = new SpringApplication(NurtApplication.class);
        portal.addInitializers(CrashProbe::withoutTests);
        return portal;
    }

    private static void withoutTests(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("withoutTests", new TypeExcludeFilter() {
            @Override
            public boolean match(MetadataReader type, MetadataReaderFactory others) {
                return type.getClassMetadata().getClassName().startsWith("pl.nurt.testing.");
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return System.identityHashCode(this);
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (hangs) {
            transaction.executeWithoutResult(status -> {
                events.publishEvent(new Happened("an event"));
                jobs.start(this, new Task("a job"), new JobOwner(1), JobText.of("platform.jobs.unknownKind"));
            });
        }
    }

    @ApplicationModuleListener
    void on(Happened event) throws InterruptedException {
        note("began " + event.what());
        hang();
        note("handled " + event.what());
    }

    @Override
    public String name() {
        return "it.probe";
    }

    @Override
    public Class<Task> dataType() {
        return Task.class;
    }

    @Override
    public Optional<JobResult> run(Task task, JobRun run) throws InterruptedException {
        var from = run.checkpoint().orElse("the start");
        run.checkpoint("the middle");
        note("began " + task.what() + " from " + from);
        hang();
        note("did " + task.what() + " from " + from);
        return JobResult.nothing();
    }

    private void hang() throws InterruptedException {
        if (hangs) {
            new CountDownLatch(1).await();
        }
    }

    private void note(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
