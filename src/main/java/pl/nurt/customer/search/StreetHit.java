package pl.nurt.customer.search;

import org.jspecify.annotations.Nullable;

/** A street that was found, or a village without street names. @param places how many places lie there */
public record StreetHit(String locality, @Nullable String street, int places) {}
