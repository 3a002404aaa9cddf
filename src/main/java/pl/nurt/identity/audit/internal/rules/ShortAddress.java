package pl.nurt.identity.audit.internal.rules;

import java.net.InetAddress;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Network addresses as people write them. */
public final class ShortAddress {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private ShortAddress() {}

    /** An IPv6 address in its canonical short form (RFC 5952), an IPv4 address within one as such; anything else as it is. */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String full;
        try {
            full = InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
        return ZEROS.matcher(full)
                .results()
                .reduce((first, next) -> groups(next) > groups(first) ? next : first)
                .map(longest -> full.substring(0, longest.start()) + "::" + full.substring(longest.end()))
                .orElse(full);
    }

    private static int groups(MatchResult zeros) {
        return zeros.group().replace(":", "").length();
    }
}
