package pl.nurt.bridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.simulator.ParkFile;

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
final class SimulateCommand extends Service {
    @Option(names = "--park", required = true, paramLabel = "FILE", description = "park.yaml")
    private Path park;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    SimulateCommand() {}

    @Override
    Started start() throws ConfigException, IOException {
        var running = ParkFile.load(park, Clock.systemUTC()).start();
        return new Started(running, json -> {
            json.writeObjectPropertyStart("endpoints");
            running.endpoints().forEach(json::writeStringProperty);
            json.writeEndObject();
            running.control().ifPresent(control -> json.writeStringProperty("control", control.toString()));
        });
    }
}
