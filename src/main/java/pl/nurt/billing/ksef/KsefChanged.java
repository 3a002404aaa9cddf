package pl.nurt.billing.ksef;

import pl.nurt.platform.live.LiveEvent;

/** Invoices went on, or stopped, on their way through KSeF. */
public record KsefChanged() implements LiveEvent {}
