package pl.nurt.platform.egress;

import java.net.InetAddress;

/** All addresses that begin with the same bits. */
record Network(InetAddress address, int bits) {
    /** @param text {@code 10.8.0.0/24}, or one address */
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

    /** Whether all of the other one lies in this one. */
    boolean contains(Network other) {
        return other.bits >= bits && contains(other.address);
    }

    boolean isOneAddress() {
        return bits == address.getAddress().length * Byte.SIZE;
    }
}
