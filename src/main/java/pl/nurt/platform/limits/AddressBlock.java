package pl.nurt.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What is counted as one caller: an IPv4 address, and of IPv6 the 64 bits that a provider gives to one household. */
public final class AddressBlock {
    private static final int NETWORK_BYTES = 8;

    private AddressBlock() {}

    /** The block as text; anything that is no address counts as itself. */
    public static String of(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException notAnAddress) {
            return address.substring(0, Math.min(address.length(), 100));
        }
        // An IPv4 address within IPv6 was parsed to what it is.
        return parsed instanceof Inet6Address ? network(parsed.getAddress()) + "/64" : parsed.getHostAddress();
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
