package pl.nurt.bridge.cli;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.SecondaryAddresses;
import pl.nurt.bridge.mbus.MeterId;

/** {@code read}: one meter, with everything that it says. */
@Command(
        name = "read",
        header = "Reads one meter and prints all it says.",
        description = {
            "Nothing is kept or sent. Exit code 4 if the meter does not answer, or another one answers in its place.",
            "",
            "With --json the last line is {\"meter\",\"read_at\",\"index_m3\",\"flags\":[…],\"expected_meter\",\"raw\"}, for M-Bus with "
                    + "\"telegrams\":[…] as decode prints them and \"missing\":{\"telegram\",\"reason\",\"bytes\"} where it announced more than came, for Modbus with \"count\",\"unit_m3\",\"device_time\". --trace adds lines {\"trace\":\"sent\"|\"received\"|\"dropped\",\"at\",\"hex\","
                    + "\"meaning\"} before it.",
            "",
            "  read --config bridge.yaml block-7 31415926",
            "  read --endpoint mbus-tcp://10.8.0.40:10001 --primary 17",
            "  read --endpoint mbus-serial:///dev/ttyUSB0 --baud 2400 --secondary 27182818-KAM-19-07",
            "  read --endpoint modbus-tcp://10.8.0.21:502 --unit 1 --profile nurt-simple --base 0",
            ""
        })
final class ReadCommand extends Subcommand {
    @Mixin
    private LineOptions line;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "METER",
            description = "its serial number in the configuration")
    private @Nullable String meter;

    @Option(
            names = "--primary",
            paramLabel = "N",
            description = "M-Bus: primary address; 0 of a meter that was given none, 254 for the only meter of a bus")
    private @Nullable String primary;

    @Option(
            names = "--secondary",
            paramLabel = "ID",
            description =
                    "M-Bus: identification, as 27182818 or 27182818-KAM-19-07; F for any digit, * for any other part")
    private @Nullable String secondary;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "M-Bus: file with the key of encrypted telegrams, 32 hexadecimal digits")
    private @Nullable String keyFile;

    @Option(names = "--unit", paramLabel = "N", description = "Modbus: unit, also called slave address")
    private @Nullable String unit;

    @Option(names = "--profile", paramLabel = "NAME", description = "Modbus: register map")
    private @Nullable String profile;

    @Option(
            names = "--base",
            paramLabel = "N",
            description = "Modbus: wire address of the meter's block, counted from 0")
    private @Nullable String base;

    @Option(names = "--ref", paramLabel = "N", description = "Modbus: the same as in manuals, counted from 1: 40001")
    private @Nullable String ref;

    @Option(
            names = "--scale",
            paramLabel = "M3",
            description = "Modbus: m3 per unit or pulse, where the profile leaves it open")
    private @Nullable String scale;

    @Mixin
    private TraceOption trace;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    ReadCommand() {}

    @Override
    public Integer call() throws ConfigException, NotAnswered {
        var settings = line.settings(this, wanted());
        var n = line.isConfigured() ? find(settings) : 0;
        return switch (settings) {
            case ConcentratorSettings.MBus bus ->
                new MBusRead(this, bus, Clock.systemUTC()).read(n, line.isConfigured(), trace);
            case ConcentratorSettings.Modbus modbus ->
                new ModbusRead(this, modbus, Clock.systemUTC()).read(n, line.isConfigured(), trace);
        };
    }

    /** A configuration must name the meter that is to answer; here whoever answers is welcome. */
    private Map<String, String> wanted() {
        var anybody = Optional.ofNullable(secondary)
                .flatMap(SecondaryAddresses::find)
                .map(MeterId::ident)
                .orElse("00000000");
        return LineOptions.given(
                "serial",
                anybody,
                "primary",
                primary,
                "secondary",
                secondary,
                "keyFile",
                keyFile,
                "unit",
                unit,
                "profile",
                profile,
                "base",
                base,
                "ref",
                ref,
                "scale",
                scale);
    }

    private int find(ConcentratorSettings settings) {
        var wanted = meter == null ? "" : meter;
        var exactly = settings.identifications().indexOf(wanted);
        if (exactly >= 0) {
            return exactly;
        }
        var found = IntStream.range(0, settings.size())
                .filter(n -> settings.isMeter(n, wanted))
                .toArray();
        if (found.length == 1) {
            return found[0];
        }
        throw wrong(
                (meter == null ? "Which METER? " : found.length == 0 ? "No such meter. " : "Several have this number. ")
                        + settings.id() + " has " + String.join(", ", settings.identifications()) + ".");
    }
}
