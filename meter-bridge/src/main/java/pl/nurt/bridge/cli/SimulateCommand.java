package pl.nurt.bridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.simulator.ParkFile;
import tools.jackson.databind.json.JsonMapper;

/** {@code simulate}: a park of simulated concentrators. */
@Command(
        name = "simulate",
        header = "Runs simulated M-Bus gateways and Modbus devices on the loopback interface, until SIGTERM or SIGINT.",
        description = {
            "When all ports are open, prints one line of JSON:",
            "{\"ready\":true,\"endpoints\":{\"id\":\"127.0.0.1:port\",…},\"control\":\"http://127.0.0.1:port\"}.",
            "",
            "A park with 'control: { port: 0 }' can be changed while it runs:",
            "  curl $CONTROL/concentrators",
            "  curl -d '{\"fault\":\"late\",\"times\":2}' $CONTROL/meters/NUMBER   (null heals)",
            "  curl -d '{\"indexM3\":\"123.456\"}' $CONTROL/meters/NUMBER",
            "  curl -d '{\"tap\":{\"litresPerMinute\":6,\"minutes\":30}}' $CONTROL/meters/NUMBER",
            "  curl -d '{\"faults\":[\"echo\"]}' $CONTROL/concentrators/ID   ([] heals)",
            "  curl -d '{\"drop\":true}' $CONTROL/concentrators/ID",
            "park.example.yaml explains all keys and faults."
        })
final class SimulateCommand extends Subcommand {
    @Option(names = "--park", required = true, paramLabel = "FILE", description = "park.yaml")
    private Path park;

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
            running.control().ifPresent(control -> ready.put("control", control.toString()));
            out().println(new JsonMapper().writeValueAsString(ready));
            out().flush();
            new CountDownLatch(1).await();
        }
        return BridgeCommand.OK;
    }
}
