package pl.nurt.bridge.line;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where connections to concentrators may go. The bridge's own file says so ({@code allowedNetworks}); the portal, and whoever got hold of an
 * account of it, cannot change it.
 */
public final class Networks {
    /** For what stands in the bridge's own file, or on its command line, and nothing says otherwise. */
    public static final Networks ANY = new Networks(List.of(), true);

    /** For what comes from the portal, and nothing says otherwise: not this machine, and nothing that exists on one wire only. */
    public static final Networks FOREIGN = new Networks(List.of(), false);

    private final List<Network> allowed;
    private final boolean own;

    private Networks(List<Network> allowed, boolean own) {
        this.allowed = List.copyOf(allowed);
        this.own = own;
    }

    /** These and no others, whoever names the endpoint. */
    public static Networks of(List<Network> allowed) {
        return new Networks(allowed, false);
    }

    /** The same, for endpoints that the portal names. */
    public Networks forPortal() {
        return own ? FOREIGN : this;
    }

    public boolean allow(InetAddress address) {
        if (!allowed.isEmpty()) {
            return allowed.stream().anyMatch(network -> network.contains(address));
        }
        return own
                || !(address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isMulticastAddress());
    }

    /** Whether it can be told without asking anybody that this host is not allowed. */
    public boolean refuse(String host) {
        return literal(host).filter(address -> !allow(address)).isPresent();
    }

    /**
     * The address to connect to. To be asked at each connection, and no other address to be used: what a name means may change at any time.
     *
     * @throws IOException if the host has no allowed address, or is not known
     */
    InetAddress resolve(String host) throws IOException {
        for (var address : InetAddress.getAllByName(host)) {
            if (allow(address)) {
                return address;
            }
        }
        throw new IOException("this address is not in the allowed networks");
    }

    private static Optional<InetAddress> literal(String host) {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /**
     * Addresses with a common beginning.
     *
     * @param bits how many bits are common
     */
    public record Network(InetAddress address, int bits) {
        /** Of {@code 10.8.0.0/16}, or a single address; empty if the text is neither. */
        public static Optional<Network> parse(String text) {
            var parts = text.split("/", 2);
            return literal(parts[0]).flatMap(address -> {
                var longest = address.getAddress().length * Byte.SIZE;
                try {
                    var bits = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
                    return bits < 0 || bits > longest ? Optional.empty() : Optional.of(new Network(address, bits));
                } catch (NumberFormatException noNumber) {
                    return Optional.empty();
                }
            });
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
