package pl.nurt.platform.limits;

import java.time.Duration;

/**
 * What somebody got who asked for a place within a limit.
 *
 * @param granted whether there was one
 * @param used how many were asked for in this window, with this one
 * @param until how long until the window ends and there is room again
 */
public record Place(boolean granted, int used, Duration until) {}
