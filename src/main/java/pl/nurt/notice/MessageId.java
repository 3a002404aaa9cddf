package pl.nurt.notice;

/** Key of a message. */
public record MessageId(long value) {}
