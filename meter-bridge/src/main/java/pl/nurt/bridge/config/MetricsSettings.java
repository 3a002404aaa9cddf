package pl.nurt.bridge.config;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where health and numbers can be read.
 *
 * @param port 0 for any free one
 */
public record MetricsSettings(InetAddress address, int port) {
    static Optional<MetricsSettings> read(YamlSection root) {
        return root.optionalSection("metrics")
                .map(section -> new MetricsSettings(
                        section.parse("address", "an IP address such as 127.0.0.1", MetricsSettings::literal)
                                .orElseGet(InetAddress::getLoopbackAddress),
                        section.integer("port", 0, 65_535)));
    }

    /** Names are not resolved: what a name server says must not decide who may look in. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
