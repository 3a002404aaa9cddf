package pl.nurt.platform;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Whose word on a caller's address and scheme ({@code X-Forwarded-For}, {@code X-Forwarded-Proto}) is taken: proxies that the operator names, and
 * nobody by default. Everybody else could count as somebody else with each request.
 */
@Component
public class NamedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final List<String> proxies;

    /** @param proxies addresses, or networks such as {@code 10.8.0.0/24} */
    public NamedProxies(@Value("${nurt.proxies:}") List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(NamedProxies::network)
                .toList();
    }

    private static String network(String proxy) {
        if (proxy.contains("/")) {
            return proxy;
        }
        // A bare address would be read as a regular expression.
        return proxy + "/" + InetAddress.ofLiteral(proxy).getAddress().length * Byte.SIZE;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        if (!proxies.isEmpty()) {
            var valve = new RemoteIpValve();
            valve.setInternalProxies(proxies.stream().collect(Collectors.joining(",")));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            server.addEngineValves(valve);
        }
    }
}
