package pl.nurt.platform.egress;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the portal may connect to when somebody gave it an address.
 *
 * @param networks addresses or networks such as {@code 10.8.0.0/24}, and no others; empty for everything but this machine and what exists on one
 *     wire only
 */
@ConfigurationProperties("nurt.egress")
public record EgressSettings(@DefaultValue List<String> networks) {
    public EgressSettings {
        networks = List.copyOf(networks);
    }
}
