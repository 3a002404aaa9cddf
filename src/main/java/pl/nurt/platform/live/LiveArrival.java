package pl.nurt.platform.live;

/**
 * An event that another portal on this database committed, for parts of this portal that wait for something; open pages hear of it
 * through {@link LiveUpdates}. It may be missed when the connection is lost, so whoever waits also looks by itself from time to time.
 */
public record LiveArrival(LiveEvent event) {}
