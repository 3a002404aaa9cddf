package pl.nurt.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names under which the portal may be asked: the operator's, and this machine's own, by which it is watched. */
final class KnownHosts implements Predicate<String> {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> names;

    KnownHosts(List<String> hosts) {
        names = Stream.concat(hosts.stream(), THIS_MACHINE.stream())
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean test(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT));
    }
}
