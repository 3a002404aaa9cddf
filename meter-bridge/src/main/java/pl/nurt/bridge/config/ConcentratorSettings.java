package pl.nurt.bridge.config;

import java.nio.file.Path;
import java.util.List;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.mbus.link.ReadOptions;
import pl.nurt.bridge.modbus.CounterStart;
import pl.nurt.bridge.modbus.Framing;
import pl.nurt.bridge.modbus.Leniency;
import pl.nurt.bridge.modbus.MeterPlace;
import pl.nurt.bridge.modbus.ReadLimits;

/** A concentrator and the meters behind it. */
public sealed interface ConcentratorSettings {
    /**
     * Reads a single concentrator, with the shipped profiles; {@code name} stands for the file in messages.
     *
     * @throws ConfigException with all problems; their keys begin with {@code concentrators[0]}
     */
    static ConcentratorSettings parse(String name, String yaml) throws ConfigException {
        var reader = new ConcentratorReader(new ProfileReader(), Source.own(Path.of(""), Networks.ANY));
        return YamlFile.read(name, "concentrators: [" + yaml + "]", reader::read)
                .getFirst();
    }

    String id();

    Endpoint endpoint();

    PollSettings poll();

    int size();

    /** The meters' identifications as configured. */
    List<String> identifications();

    /** Whether the n-th meter is the one that is configured, or calls itself, {@code identification}. */
    boolean isMeter(int n, String identification);

    /** A wired M-Bus behind a level converter or gateway. */
    record MBus(String id, Endpoint endpoint, PollSettings poll, List<MBusMeter> meters)
            implements ConcentratorSettings {
        @Override
        public int size() {
            return meters.size();
        }

        @Override
        public List<String> identifications() {
            return meters.stream().map(meter -> meter.expected().toString()).toList();
        }

        @Override
        public boolean isMeter(int n, String identification) {
            var expected = meters.get(n).expected();
            return MeterId.parse(identification)
                    .filter(id -> id.matches(expected) || expected.matches(id))
                    .isPresent();
        }
    }

    /** A Modbus device, or several behind one gateway or on one serial line. */
    record Modbus(
            String id,
            Framing framing,
            Endpoint endpoint,
            PollSettings poll,
            ReadLimits limits,
            Leniency leniency,
            List<ModbusMeter> meters)
            implements ConcentratorSettings {
        @Override
        public int size() {
            return meters.size();
        }

        @Override
        public List<String> identifications() {
            return meters.stream().map(ModbusMeter::serial).toList();
        }

        @Override
        public boolean isMeter(int n, String identification) {
            return meters.get(n).serial().equals(identification);
        }
    }

    /** @param expected the identification that must answer */
    record MBusMeter(MeterId expected, MeterAddress address, ReadOptions options) {}

    /** @param start from where a bare counter counts; of no meaning for other profiles */
    record ModbusMeter(String serial, MeterPlace place, CounterStart start) {
        /** Whether a device with this number is the meter: devices send no leading zeros. */
        public boolean isCalled(String number) {
            return withoutZeros(number).equals(withoutZeros(serial));
        }

        private static String withoutZeros(String number) {
            return number.replaceFirst("^0+(?=.)", "");
        }
    }
}
