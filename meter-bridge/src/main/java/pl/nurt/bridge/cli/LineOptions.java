package pl.nurt.bridge.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import tools.jackson.core.JsonGenerator;

/** Which line a command works on: a concentrator of a configuration, or any endpoint. */
final class LineOptions {
    private static final Pattern ENDPOINT = Pattern.compile("([a-z0-9-]+)://(.+)");

    @Option(names = "--config", paramLabel = "FILE", description = "bridge.yaml; then CONCENTRATOR is one of its ids")
    private @Nullable Path config;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONCENTRATOR", description = "id in the configuration")
    private @Nullable String concentrator;

    @Option(
            names = "--endpoint",
            paramLabel = "PROTOCOL://WHERE",
            description = {
                "instead of a configuration: mbus-tcp://HOST:PORT, mbus-serial:///dev/ttyUSB0, mbus-rfc2217://HOST:PORT, "
                        + "modbus-tcp://HOST:PORT, rtu-over-tcp://HOST:PORT, modbus-rtu:///dev/ttyUSB0"
            })
    private @Nullable String endpoint;

    @Option(names = "--baud", paramLabel = "N", description = "of the line: 2400 (M-Bus), 9600 (Modbus)")
    private @Nullable String baud;

    @Option(names = "--parity", paramLabel = "even|odd|none", description = "of a serial port: even")
    private @Nullable String parity;

    @Option(names = "--timeout", paramLabel = "TIME", description = "longest wait for an answer: 1500ms")
    private @Nullable String timeout;

    @Option(
            names = "--gap",
            paramLabel = "TIME",
            description = "longest silence within a frame, for links that hand it out in pieces: 300ms")
    private @Nullable String gap;

    @Option(names = "--frame", paramLabel = "TIME", description = "longest time for the whole of an answer: 3s")
    private @Nullable String frame;

    @Option(names = "--tries", paramLabel = "N", description = "how often a silent meter is asked: 3")
    private @Nullable String tries;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    LineOptions() {}

    boolean isConfigured() {
        return config != null;
    }

    /** @param meter keys and values of the meter that is wanted at an endpoint, as a configuration would have them */
    ConcentratorSettings settings(Subcommand command, Map<String, String> meter) throws ConfigException {
        if ((config == null) == (endpoint == null)) {
            throw command.wrong("Give either --config FILE and a CONCENTRATOR, or --endpoint.");
        }
        return config == null ? atEndpoint(command, meter) : configured(command, config);
    }

    private ConcentratorSettings configured(Subcommand command, Path file) throws ConfigException {
        var all = BridgeConfig.loadBeforeEnrolment(file).concentrators();
        return all.stream()
                .filter(one -> one.id().equals(concentrator))
                .findFirst()
                .orElseThrow(
                        () -> command.wrong((concentrator == null ? "Which CONCENTRATOR?" : "No such concentrator.")
                                + " "
                                + file
                                + " has "
                                + all.stream().map(ConcentratorSettings::id).collect(Collectors.joining(", "))
                                + "."));
    }

    private ConcentratorSettings atEndpoint(Subcommand command, Map<String, String> meter) {
        var parts = ENDPOINT.matcher(endpoint == null ? "" : endpoint);
        if (!parts.matches()) {
            throw command.wrong("--endpoint: must be PROTOCOL://WHERE, such as mbus-tcp://10.8.0.40:10001");
        }
        try {
            return ConcentratorSettings.parse("command line", yaml(parts.group(1), parts.group(2), meter));
        } catch (ConfigException e) {
            throw asOptions(command, e);
        }
    }

    /** JSON is YAML. */
    private String yaml(String protocol, String where, Map<String, String> meter) {
        return JsonLine.of(json -> {
            json.writeStringProperty("id", "line");
            json.writeStringProperty("protocol", protocol);
            json.writeStringProperty("endpoint", where);
            writeGroup(json, "line", given("baud", baud, "parity", parity));
            writeGroup(json, "poll", given("timeout", timeout, "gap", gap, "frame", frame, "tries", tries));
            json.writeArrayPropertyStart("meters");
            json.writeStartObject();
            meter.forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static void writeGroup(JsonGenerator json, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            json.writeObjectPropertyStart(name);
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    /** Those of the pairs of key and value that have a value. */
    static Map<String, String> given(@Nullable String... pairs) {
        var given = new TreeMap<String, String>();
        for (var n = 0; n < pairs.length; n += 2) {
            var key = pairs[n];
            var value = pairs[n + 1];
            if (key != null && value != null) {
                given.put(key, value);
            }
        }
        return given;
    }

    /** The command line calls a key of a configuration by its last name. */
    private static ParameterException asOptions(Subcommand command, ConfigException e) {
        return command.wrong(
                e.details().stream().map(LineOptions::asOption).collect(Collectors.joining(System.lineSeparator())));
    }

    private static String asOption(ConfigException.Problem problem) {
        var key = problem.key().substring(problem.key().lastIndexOf('.') + 1);
        if (key.equals("protocol")) {
            return "--endpoint: its PROTOCOL " + problem.message();
        }
        if (problem.message().startsWith("unknown key")) {
            return key.equals("line")
                    ? "--baud and --parity are for serial ports"
                    : option(key) + " is not for this line";
        }
        return option(key) + ": " + problem.message();
    }

    private static String option(String key) {
        return "--" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
