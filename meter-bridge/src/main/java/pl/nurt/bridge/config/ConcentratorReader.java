package pl.nurt.bridge.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.modbus.Framing;

/** The list of concentrators. */
final class ConcentratorReader {
    private final Source source;
    private final MBusReader mbus;
    private final ModbusReader modbus;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> idsByLine = new HashMap<>();

    ConcentratorReader(ProfileReader profiles, Source source) {
        var serials = new Serials();
        this.source = source;
        this.mbus = new MBusReader(serials, source);
        this.modbus = new ModbusReader(profiles, serials);
    }

    List<ConcentratorSettings> read(YamlSection root) {
        return root.sections("concentrators").stream()
                .map(section -> Oddities.warn(section, concentrator(section)))
                .toList();
    }

    private ConcentratorSettings concentrator(YamlSection section) {
        var id = section.text("id");
        if (id.length() > 60) {
            section.problem("id", "must have at most 60 characters");
        }
        if (!ids.add(id)) {
            section.problem("id", "another concentrator has this id");
        }
        var chosen = section.optionalChoice("protocol", Protocol.class);
        section.require("protocol");
        var protocol = chosen.orElse(Protocol.MBUS_TCP);
        var endpoint = EndpointReader.read(section, protocol, source.networks());
        refuseSharedLine(section, id, endpoint);
        if (protocol.isMBus()) {
            return mbus.read(section, id, endpoint);
        }
        var framing = protocol == Protocol.MODBUS_TCP ? Framing.TCP : Framing.RTU;
        return modbus.read(section, id, framing, endpoint);
    }

    /** Two connections to one line would mix up their answers, or shut each other out. */
    private void refuseSharedLine(YamlSection section, String id, Endpoint endpoint) {
        var line = switch (endpoint) {
            case Endpoint.Tcp tcp -> tcp.host().toLowerCase(Locale.ROOT) + ":" + tcp.port();
            case Endpoint.Rfc2217 server -> server.host().toLowerCase(Locale.ROOT) + ":" + server.port();
            case Endpoint.Serial(var device, var ignored) -> device;
        };
        var other = idsByLine.putIfAbsent(line, id);
        if (other != null && section.has("endpoint") && !endpoint.equals(EndpointReader.NOWHERE)) {
            section.problem("endpoint", "concentrator " + other + " has this endpoint: one line is one concentrator");
        }
    }
}
