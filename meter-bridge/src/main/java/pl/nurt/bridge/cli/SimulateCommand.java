package pl.nurt.bridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.simulator.ParkFile;
import tools.jackson.databind.json.JsonMapper;

/** {@code simulate}: a park of simulated concentrators. */
@Command(
        name = "simulate",
        header = "Runs simulated M-Bus gateways and Modbus devices on the loopback interface, until SIGTERM or SIGINT.",
        description =
                "When all ports are open, prints one line of JSON: {\"ready\":true,\"endpoints\":{\"id\":\"127.0.0.1:port\",…}}.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--park", required = true, paramLabel = "FILE", description = "park.yaml")
    private Path park;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    private boolean help;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    SimulateCommand() {}

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        try (var running = ParkFile.load(park, Clock.systemUTC()).start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
            var ready = new LinkedHashMap<String, Object>();
            ready.put("ready", true);
            ready.put("endpoints", running.endpoints());
            spec.commandLine().getOut().println(new JsonMapper().writeValueAsString(ready));
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return BridgeCommand.OK;
    }
}
