package pl.nurt.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Guards connections to addresses that somebody typed, or a browser told: calendars, push services, whoever wants to be told of something. Names are
 * looked up and judged by what they mean now; within half a minute Java gives the same answer again, also to the connection that follows.
 */
@Component
public class Egress {
    private final List<Network> allowed;

    public Egress(EgressSettings settings) {
        allowed = settings.networks().stream().map(Network::parse).toList();
    }

    /**
     * To be asked before each connection.
     *
     * @throws IOException if one of the host's addresses is not where the portal may go, or it has none
     */
    public void check(URI address) throws IOException {
        for (var one : InetAddress.getAllByName(address.getHost())) {
            if (!allows(one)) {
                throw new IOException("this address is not one the portal may connect to");
            }
        }
    }

    boolean allows(InetAddress address) {
        return allowed.isEmpty()
                ? !(address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isMulticastAddress())
                : allowed.stream().anyMatch(network -> network.contains(address));
    }

    private record Network(InetAddress address, int bits) {
        static Network parse(String text) {
            var parts = text.strip().split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]);
            var longest = address.getAddress().length * Byte.SIZE;
            var bits = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > longest) {
                throw new IllegalArgumentException("no network: " + text);
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % Byte.SIZE;
                if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
