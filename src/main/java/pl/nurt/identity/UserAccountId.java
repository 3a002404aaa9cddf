package pl.nurt.identity;

/** Key of an account that can sign in. */
public record UserAccountId(long value) {}
