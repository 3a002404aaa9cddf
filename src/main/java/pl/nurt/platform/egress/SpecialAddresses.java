package pl.nurt.platform.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Blocks of addresses behind which nobody is whom a calendar, a push service or a provider could mean: this machine, one wire, the room of a
 * provider's own equipment, everybody at once, nobody at all. After IANA's registries of special-purpose addresses, and what clouds tell their
 * machines by.
 *
 * <p>Networks of a house (10/8, 172.16/12, 192.168/16, fc00::/7) are none of them: a utility's own calendar may stand there.
 */
final class SpecialAddresses {
    /** A server of the operator's own may well be there: this machine, and networks that reach across providers. */
    private static final List<Network> OF_SERVERS = networks("127.0.0.0/8", "::1/128", "100.64.0.0/10");

    private static final List<Network> OF_NOBODY = networks(
            "0.0.0.0/8",
            // One wire; what clouds tell their machines by is at 169.254.169.254.
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // By these, too, clouds tell their machines what nobody else may know.
            "168.63.129.16/32",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
            // "Any address", and IPv4 addresses written as IPv6 ones in a way that is given up.
            "::/96",
            // IPv4 behind a translator of the house: which one is the translator's to say.
            "64:ff9b:1::/48",
            "100::/64",
            // Teredo among others.
            "2001::/23",
            "2001:db8::/32",
            // 6to4
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final List<Network> ALL =
            Stream.concat(OF_SERVERS.stream(), OF_NOBODY.stream()).toList();

    /** Translators of providers write an IPv4 address into the last four bytes. */
    private static final Network TRANSLATED = Network.parse("64:ff9b::/96");

    private SpecialAddresses() {}

    /** To where a connection really goes: through a translator, to the IPv4 address that stands in the other one. */
    static InetAddress meant(InetAddress address) {
        if (!(address instanceof Inet6Address) || !TRANSLATED.contains(address)) {
            return address;
        }
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The block it lies in, if it lies in one. */
    static Optional<Network> block(InetAddress address) {
        return ALL.stream().filter(block -> block.contains(address)).findFirst();
    }

    /** Whether a server of the operator's own can be there. */
    static boolean mayBeServer(InetAddress address) {
        var meant = meant(address);
        return OF_SERVERS.stream().anyMatch(block -> block.contains(meant))
                || OF_NOBODY.stream().noneMatch(block -> block.contains(meant));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
