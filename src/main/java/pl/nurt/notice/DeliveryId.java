package pl.nurt.notice;

/** Key of a message on one channel to one recipient. */
public record DeliveryId(long value) {}
