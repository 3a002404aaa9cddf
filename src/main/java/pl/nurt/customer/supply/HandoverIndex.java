package pl.nurt.customer.supply;

import pl.nurt.platform.CubicMetres;

/** What a meter showed when its place changed hands. */
public record HandoverIndex(String meterNumber, CubicMetres index) {}
