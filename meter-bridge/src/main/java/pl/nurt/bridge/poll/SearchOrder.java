package pl.nurt.bridge.poll;

import org.jspecify.annotations.Nullable;

/**
 * Which meters to look for on a bus.
 *
 * @param wanted identification of 8 digits with F for any digit
 * @param probeBudget most selections that are tried; a bus of 60 meters takes about 240
 * @param resumeFrom what an earlier search that was not complete gave as its {@link SearchState#resumeFrom}; null begins anew
 */
public record SearchOrder(
        String wanted, int probeBudget, @Nullable String resumeFrom) {}
