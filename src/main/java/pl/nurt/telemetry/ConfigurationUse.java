package pl.nurt.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Which configuration a bridge uses.
 *
 * @param inUse version in use, as the bridge last told; null while it runs by its own file alone
 * @param newest newest version there is; null while the portal has none
 * @param newestState what became of that one
 */
public record ConfigurationUse(
        @Nullable Integer inUse,
        @Nullable Integer newest,
        @Nullable ConfigurationState newestState) {}
