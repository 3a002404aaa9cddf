package pl.nurt.notice.choice;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.internal.NoticeKinds;
import pl.nurt.notice.internal.reach.Addressing;
import pl.nurt.notice.internal.reach.OwnAddressRepository;
import pl.nurt.notice.internal.rules.Addresses;

/**
 * E-mail addresses and phone numbers that people give for messages, one of each.
 *
 * <p>A code goes there first, so that nobody can have another person written to.
 */
@Service
public class OwnAddresses {
    /** What a message with a code is for; behind it the key of the address. */
    public static final String CAUSE = "address/";

    /** People group digits to read them. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}-]");

    private final OwnAddressRepository addresses;
    private final Addressing addressing;
    private final SecureRandom random = new SecureRandom();

    OwnAddresses(OwnAddressRepository addresses, Addressing addressing) {
        this.addresses = addresses;
        this.addressing = addressing;
    }

    /** Takes the place of the address there was, and sends a code to it. @param channel EMAIL or SMS */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public AddressOutcome give(Viewer viewer, Channel channel, String written) {
        var address = channel == Channel.EMAIL ? Addresses.email(written) : Addresses.mobile(written);
        if (address.isEmpty()) {
            return AddressOutcome.NOT_AN_ADDRESS;
        }
        if (addresses.askedLately(viewer.account())) {
            return AddressOutcome.TOO_OFTEN;
        }
        var code = "%06d".formatted(random.nextInt(1_000_000));
        var id = addresses.replace(viewer.account(), channel, address.get(), code);
        addressing.addressDirectly(
                NoticeKinds.ADDRESS_CODE,
                viewer.account(),
                channel,
                address.get(),
                CAUSE + id.value(),
                MessageData.none().text("code", code));
        return AddressOutcome.CODE_SENT;
    }

    /** The code that went to the address. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public AddressOutcome confirm(Viewer viewer, OwnAddressId address, String code) {
        return addresses.confirm(viewer.account(), address, SPACES.matcher(code).replaceAll(""));
    }

    /** Nothing goes there any more; nothing happens when it is somebody else's. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void remove(Viewer viewer, OwnAddressId address) {
        addresses.end(viewer.account(), address);
    }
}
