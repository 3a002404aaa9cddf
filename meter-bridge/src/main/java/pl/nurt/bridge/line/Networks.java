package pl.nurt.bridge.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where connections to concentrators may go. The bridge's own file says so ({@code allowedNetworks}); the portal, and whoever got hold of an
 * account of it, cannot change it.
 */
public final class Networks {
    /** For what stands in the bridge's own file, or on its command line, and nothing says otherwise. */
    public static final Networks ANY = new Networks(List.of(), true);

    /**
     * For what comes from the portal, and nothing says otherwise: not this machine, whichever of its addresses is named, and nothing that exists on one
     * wire only. Networks of mobile operators (100.64.0.0/10) are where concentrators are.
     */
    public static final Networks FOREIGN = new Networks(List.of(), false);

    private static final List<Network> WITH_IPV4 = networks("64:ff9b::/96", "::/96");
    private static final List<Network> NOBODYS = networks(
            "0.0.0.0/8",
            "192.0.0.0/24",
            "240.0.0.0/4",
            "64:ff9b:1::/48",
            "2001::/23",
            "2002::/16",
            "fec0::/10",
            // By these, beside 169.254.169.254, clouds tell their machines what nobody else may know.
            "100.100.100.200",
            "168.63.129.16",
            "fd00:ec2::254",
            "fd20:ce::254");

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
        return own || !isNobody(meant(address));
    }

    /** This machine by whichever of its addresses, one wire, everybody at once, and where clouds answer their machines. */
    private static boolean isNobody(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || NOBODYS.stream().anyMatch(network -> network.contains(address))
                || isOfThisMachine(address);
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** Translators write an IPv4 address into the last four bytes of an IPv6 one, and so did an older way of writing. */
    private static InetAddress meant(InetAddress address) {
        if (WITH_IPV4.stream().noneMatch(network -> network.contains(address))) {
            return address;
        }
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
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

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).flatMap(Optional::stream).toList();
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
