package pl.nurt.platform.egress;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the portal may connect to by HTTP, whoever gave it the address.
 *
 * @param networks addresses or networks such as {@code 10.8.0.0/24}, and no others; empty for all. Blocks that are special (this machine, one wire, a
 *     provider's room, what clouds tell their machines by, translators, multicast, examples) count only where they are named themselves, by a network
 *     within them: {@code 0.0.0.0/0} names none
 */
@ConfigurationProperties("nurt.egress")
public record EgressSettings(@DefaultValue List<String> networks) {
    public EgressSettings {
        networks = List.copyOf(networks);
    }
}
