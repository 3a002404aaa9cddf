package pl.nurt.identity;

import pl.nurt.platform.live.LiveEvent;

/** The account may see less than it could: what its open pages show was read before, so they are loaded anew. */
public record AccessNarrowed(UserAccountId account) implements LiveEvent {}
