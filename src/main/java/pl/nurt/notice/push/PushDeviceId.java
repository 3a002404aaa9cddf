package pl.nurt.notice.push;

/** Key of a browser or installed portal that takes Web Push. */
public record PushDeviceId(long value) {}
