package pl.nurt.bridge.simulator;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.YamlSection;

/** Gives out the ports of {@code ports: 20000-24999} one after the other; without that key, port 0 each time. */
final class PortRange {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int HIGHEST = 65_535;

    private final YamlSection root;
    private final int last;
    private int next;
    private boolean exhausted;

    private record Ports(int first, int last) {}

    private PortRange(YamlSection root, Ports ports) {
        this.root = root;
        this.next = ports.first();
        this.last = ports.last();
    }

    static PortRange read(YamlSection root) {
        return new PortRange(
                root,
                root.parse("ports", "a range such as 20000-24999", PortRange::range)
                        .orElse(new Ports(0, 0)));
    }

    private static @Nullable Ports range(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var ports = new Ports(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return ports.first() < 1 || ports.first() > ports.last() || ports.last() > HIGHEST ? null : ports;
    }

    int next() {
        if (next == 0) {
            return 0;
        }
        if (next > last && !exhausted) {
            exhausted = true;
            root.problem("ports", "has fewer ports than there are concentrators without a port");
        }
        return next > last ? 0 : next++;
    }
}
