package pl.nurt.bridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pl.nurt.bridge.config.ConcentratorSettings.Framing;

/** The list of concentrators. */
final class ConcentratorReader {
    private final MBusReader mbus;
    private final ModbusReader modbus;
    private final Set<String> ids = new HashSet<>();

    ConcentratorReader(ProfileReader profiles) {
        var serials = new Serials();
        this.mbus = new MBusReader(serials);
        this.modbus = new ModbusReader(profiles, serials);
    }

    List<ConcentratorSettings> read(YamlSection root) {
        return root.sections("concentrators").stream().map(this::concentrator).toList();
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
        var endpoint = EndpointReader.read(section, protocol);
        if (protocol.isMBus()) {
            return mbus.read(section, id, endpoint);
        }
        var framing = protocol == Protocol.MODBUS_TCP ? Framing.TCP : Framing.RTU;
        return modbus.read(section, id, framing, endpoint);
    }
}
