package pl.nurt.bridge.portal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.line.Networks.Network;

/**
 * Endpoints of a configuration of the portal that this bridge may not connect to, and what would let it. Bridges of an earlier version connected
 * wherever the portal sent them, to their own machine too: whoever puts such a one right should not have to search.
 *
 * @param endpoints as they are configured
 * @param setting for {@code bridge.yaml}
 */
record NotAllowed(List<String> endpoints, String setting) {
    private static final String LOCAL = "localhost";
    private static final Networks EVERYWHERE = Networks.of(List.of(network("0.0.0.0/0"), network("::/0")));

    NotAllowed {
        endpoints = List.copyOf(endpoints);
    }

    /** Empty when all are allowed, as far as that can be told without asking what names mean, or when the document is broken otherwise. */
    static Optional<NotAllowed> of(String document, BridgeConfig config) {
        var refused = new ArrayList<String>();
        var hosts = new LinkedHashSet<String>();
        var allowed = config.networks().forPortal();
        try {
            for (var concentrator :
                    BridgeConfig.parseConcentrators("configuration", document, config.folder(), EVERYWHERE)) {
                var host = host(concentrator.endpoint());
                if (host.isEmpty()) {
                    continue;
                }
                hosts.add(host.get());
                if (allowed.refuse(host.get())) {
                    refused.add(concentrator.endpoint().toString());
                }
            }
        } catch (ConfigException brokenOtherwise) {
            return Optional.empty();
        }
        return refused.isEmpty() ? Optional.empty() : Optional.of(new NotAllowed(refused, setting(hosts)));
    }

    /** All hosts, for what stands there is all that is allowed. */
    private static String setting(Set<String> hosts) {
        return "the portal may send a bridge there only if bridge.yaml says so: allowedNetworks: [%s]"
                .formatted(String.join(", ", hosts));
    }

    private static Optional<String> host(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> Optional.of(address(tcp.host()));
            case Endpoint.Rfc2217 server -> Optional.of(address(server.host()));
            case Endpoint.Serial serial -> Optional.empty();
        };
    }

    /** The name that every machine has for itself as the address that it means. */
    private static String address(String host) {
        return host.equalsIgnoreCase(LOCAL) ? "127.0.0.1" : host;
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }
}
