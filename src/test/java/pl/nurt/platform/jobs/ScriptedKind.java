package pl.nurt.platform.jobs;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A kind of job whose work each test writes itself. */
@Component
class ScriptedKind implements JobKind<ScriptedKind.Script> {
    private final Map<String, Work> works = new ConcurrentHashMap<>();

    /** @param name of the work to do */
    record Script(String name) {}

    /** What a job does. */
    @FunctionalInterface
    interface Work {
        Optional<JobResult> run(JobRun run) throws Exception;
    }

    Script script(String name, Work work) {
        works.put(name, work);
        return new Script(name);
    }

    @Override
    public String name() {
        return "platform.scripted";
    }

    @Override
    public Class<Script> dataType() {
        return Script.class;
    }

    @Override
    public Optional<JobResult> run(Script data, JobRun run) throws Exception {
        return Objects.requireNonNull(works.get(data.name())).run(run);
    }
}
