package pl.nurt.notice.choice;

/** Key of an address that a person gave for messages. */
public record OwnAddressId(long value) {}
