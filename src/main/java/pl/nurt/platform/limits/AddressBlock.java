package pl.nurt.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What is counted as one caller: an IPv4 address, and of IPv6 the 64 bits that a provider gives to one household. */
public final class AddressBlock {
    private static final int NETWORK_BYTES = 8;

    private AddressBlock() {}

    /** Some proxies write the port behind an address: {@code 203.0.113.9:4711}, {@code [2001:db8::7]:4711}. Each connection has another one. */
    private static final Pattern PORT =
            Pattern.compile("(?<four>[0-9.]+):\\d{1,5}|\\[(?<six>[0-9A-Fa-f:.]+)](:\\d{1,5})?");

    /** The block as text; anything that is no address counts as itself. */
    public static String of(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(withoutPort(address));
        } catch (IllegalArgumentException notAnAddress) {
            return address.substring(0, Math.min(address.length(), 100));
        }
        // An IPv4 address within IPv6 was parsed to what it is.
        return parsed instanceof Inet6Address ? network(parsed.getAddress()) + "/64" : parsed.getHostAddress();
    }

    private static String withoutPort(String address) {
        var port = PORT.matcher(address);
        if (!port.matches()) {
            return address;
        }
        return port.group("four") == null ? port.group("six") : port.group("four");
    }

    private static String network(byte[] address) {
        var network = Arrays.copyOf(Arrays.copyOf(address, NETWORK_BYTES), address.length);
        try {
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("sixteen bytes are an address", impossible);
        }
    }
}
