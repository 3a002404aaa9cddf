package pl.nurt.bridge.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.line.SerialSettings;

/** Where a concentrator is: {@code endpoint}, and {@code line} where there is a serial port to be set. */
final class EndpointReader {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    static final Endpoint.Tcp NOWHERE = new Endpoint.Tcp("invalid.", 1);

    private EndpointReader() {}

    static Endpoint read(YamlSection section, Protocol protocol, Networks networks) {
        return switch (protocol) {
            case MBUS_TCP, MODBUS_TCP, RTU_OVER_TCP -> tcp(section, networks);
            case MBUS_SERIAL -> serial(section, SerialSettings.MBUS);
            case MODBUS_RTU -> serial(section, SerialSettings.MODBUS);
            case MBUS_RFC2217 -> {
                var server = tcp(section, networks);
                yield new Endpoint.Rfc2217(
                        server.host(), server.port(), settings(section, SerialSettings.MBUS), networks);
            }
        };
    }

    private static Endpoint.Tcp tcp(YamlSection section, Networks networks) {
        var endpoint = section.parse("endpoint", "host:port", text -> hostAndPort(text, networks));
        section.require("endpoint");
        if (endpoint.filter(known -> networks.refuse(known.host())).isPresent()) {
            section.problem("endpoint", "is not in the networks that this bridge allows (allowedNetworks)");
        }
        return endpoint.orElse(NOWHERE);
    }

    private static Endpoint.@Nullable Tcp hostAndPort(String text, Networks networks) {
        var matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > 65_535 ? null : new Endpoint.Tcp(matcher.group(1), port, networks);
    }

    private static Endpoint.Serial serial(YamlSection section, SerialSettings usual) {
        return new Endpoint.Serial(section.text("endpoint"), settings(section, usual));
    }

    private static SerialSettings settings(YamlSection section, SerialSettings usual) {
        return section.optionalSection("line")
                .map(line -> new SerialSettings(
                        line.optionalInteger("baud", 300, 921_600).orElse(usual.baud()),
                        line.optionalInteger("dataBits", 7, 8).orElse(usual.dataBits()),
                        line.optionalChoice("parity", SerialSettings.Parity.class)
                                .orElse(usual.parity()),
                        line.optionalInteger("stopBits", 1, 2).orElse(usual.stopBits())))
                .orElse(usual);
    }
}
