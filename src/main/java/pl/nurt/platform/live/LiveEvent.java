package pl.nurt.platform.live;

/** Marks an event that open pages may show; it carries ids only, published inside a transaction and seen after its commit. */
public interface LiveEvent {}
