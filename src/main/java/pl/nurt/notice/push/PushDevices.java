package pl.nurt.notice.push;

import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.internal.push.PushDeviceRepository;
import pl.nurt.notice.internal.push.PushHosts;
import pl.nurt.notice.internal.push.PushIdentity;
import pl.nurt.notice.internal.push.StandInPush;

/** The devices on which a person is told by push: no e-mail and no number is needed for that. */
@Service
public class PushDevices {
    private static final int LONGEST_NAME = 80;

    private final PushDeviceRepository devices;
    private final PushHosts hosts;
    private final PushIdentity identity;
    private final StandInPush standIn;

    PushDevices(PushDeviceRepository devices, PushHosts hosts, PushIdentity identity, StandInPush standIn) {
        this.standIn = standIn;
        this.devices = devices;
        this.hosts = hosts;
        this.identity = identity;
    }

    /** The key a browser subscribes with, base64url; nothing when this portal does not push. */
    public Optional<String> publicKey() {
        return identity.isSetUp() ? Optional.of(identity.publicKey()) : Optional.empty();
    }

    /**
     * Messages of this person go to this browser from now on. Doing it again renews the keys and changes nothing else.
     *
     * <p>A browser that takes another person's messages is refused: it would show them to both.
     */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public SubscriptionOutcome switchOn(Viewer viewer, PushSubscription subscription, String name) {
        if (!subscription.isWellFormed()
                || hosts.allowed(subscription.endpoint()).isEmpty()) {
            return SubscriptionOutcome.UNUSABLE;
        }
        var shown = name.strip();
        return devices.insert(
                        viewer.account(),
                        subscription.endpoint(),
                        subscription.key(),
                        subscription.secret(),
                        shown.isEmpty() ? "?" : shown.substring(0, Math.min(shown.length(), LONGEST_NAME)))
                ? SubscriptionOutcome.ON
                : SubscriptionOutcome.SOMEBODY_ELSES;
    }

    /** A subscription at the stand-in of a demo; nothing on a portal with real push services. */
    public Optional<PushSubscription> standIn() {
        return standIn.subscribe();
    }

    /** The devices of this person, the newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public List<PushDevice> list(Viewer viewer) {
        return devices.list(viewer.account());
    }

    /** No messages to this device any more; nothing happens when it is off already or somebody else's. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void switchOff(Viewer viewer, PushDeviceId device) {
        devices.end(viewer.account(), device, DeviceEnd.SWITCHED_OFF);
    }

    /** Whether this browser's subscription is one of this person's devices. */
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public Optional<PushDeviceId> find(Viewer viewer, String endpoint) {
        return devices.find(viewer.account(), endpoint);
    }
}
