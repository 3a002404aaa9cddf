package pl.nurt.billing.ksef.internal.fa3;

/** Somebody who is neither seller nor buyer. */
public record Fa3Third(Fa3Role role, Fa3Party party) {}
