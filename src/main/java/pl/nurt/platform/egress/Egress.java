package pl.nurt.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Guards connections to addresses that somebody typed, or a browser told: calendars, push services, whoever wants to be told of something. A name is
 * looked up once for each connection, what it means is judged, and to that the connection goes: a name that means something else a moment later leads
 * nowhere else.
 */
@Component
public class Egress {
    private final List<Network> allowed;
    private final Lookup names;

    /** What a name means now. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Autowired
    public Egress(EgressSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    Egress(EgressSettings settings, Lookup names) {
        allowed = settings.networks().stream().map(Network::parse).toList();
        this.names = names;
    }

    /** @param timeout of connecting, and of each pause in what is answered; a call takes twice as long at most */
    public EgressClient client(Duration timeout) {
        return client(timeout, timeout.multipliedBy(2));
    }

    /**
     * @param timeout of connecting, and of each pause in what is answered
     * @param whole after which a call is broken off, wherever it is
     */
    public EgressClient client(Duration timeout, Duration whole) {
        return new EgressClient(this, timeout, whole);
    }

    /**
     * The addresses to one of which a connection may go.
     *
     * @throws EgressRefusedException if one of the host's addresses is not where the portal may go
     * @throws UnknownHostException if it has none
     */
    InetAddress[] judged(String host) throws UnknownHostException {
        var found = names.addresses(host);
        for (var one : found) {
            if (!allows(one)) {
                throw new EgressRefusedException();
            }
        }
        return found;
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
