package pl.nurt.booking.internal.busy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The calendar services the portal reads from. The address is typed in: without a list anybody could send the portal anywhere. */
@Component
public class BusyHosts {
    private static final int LONGEST = 2_000;

    private final List<String> allowed;

    BusyHosts(BusySettings settings) {
        allowed = settings.hosts().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The address, if a calendar may lie there; {@code webcal} is another word for {@code https}. */
    public Optional<URI> allowed(String text) {
        try {
            var address = new URI(text.replaceFirst("^webcals?://", "https://"));
            return text.length() <= LONGEST && isAllowed(address) ? Optional.of(address) : Optional.empty();
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
        var plain = address.getScheme().equals("https") && address.getPort() == -1;
        return allowed.stream()
                .anyMatch(rule -> rule.contains("://")
                        ? rule.equals(origin)
                        : plain && (rule.startsWith("*.") ? host.endsWith(rule.substring(1)) : rule.equals(host)));
    }
}
