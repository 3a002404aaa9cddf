package pl.nurt.notice.internal.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.notice.internal.NoticeSettings;

/** The push services the portal writes to. The address comes from a browser: without a list anybody could send the portal anywhere. */
@Component
public class PushHosts {
    private final List<String> allowed;

    PushHosts(NoticeSettings settings) {
        allowed = settings.push().hosts().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The address, if it is one of a push service that is written to. */
    public Optional<URI> allowed(String endpoint) {
        try {
            var address = new URI(endpoint);
            return isAllowed(address) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getScheme() == null) {
            return false;
        }
        var host = address.getHost().toLowerCase(Locale.ROOT);
        var origin = address.getScheme() + "://" + address.getRawAuthority().toLowerCase(Locale.ROOT);
        boolean plain = address.getScheme().equals("https") && address.getPort() == -1;
        return allowed.stream()
                .anyMatch(rule -> rule.contains("://")
                        ? rule.equals(origin)
                        : plain && (rule.startsWith("*.") ? host.endsWith(rule.substring(1)) : rule.equals(host)));
    }
}
