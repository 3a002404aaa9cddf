package pl.nurt.notice.outgoing;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;
import pl.nurt.notice.internal.NoticeSettings;

/** Who takes what the portal sends. */
@Service
public class Providers {
    private final NoticeSettings settings;

    Providers(NoticeSettings settings) {
        this.settings = settings;
    }

    /** The page of the stand-ins that take the place of real providers in a demo. */
    public Optional<URI> standIns() {
        return Optional.ofNullable(settings.standIns());
    }
}
