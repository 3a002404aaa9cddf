package pl.nurt.notice.choice;

import pl.nurt.notice.Channel;

/**
 * An e-mail address or phone number that a person gave for messages.
 *
 * @param confirmed whether the person has shown to read there; nothing goes to it before
 * @param codeSent whether the code for it has left the portal
 * @param dead whether the provider says that nobody is there
 */
public record OwnAddress(
        OwnAddressId id, Channel channel, String address, boolean confirmed, boolean codeSent, boolean dead) {}
