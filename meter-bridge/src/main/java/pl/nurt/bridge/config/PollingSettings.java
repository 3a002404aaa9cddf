package pl.nurt.bridge.config;

/**
 * How all concentrators together are read.
 *
 * @param maxConcurrent most concentrators that are read at once
 */
public record PollingSettings(int maxConcurrent) {
    /** Far below what a machine can keep open, far above what one round trip of 50 ms needs to fill two cores. */
    public static final PollingSettings USUAL = new PollingSettings(500);

    static PollingSettings read(YamlSection root) {
        return root.optionalSection("polling")
                .flatMap(section -> section.optionalInteger("maxConcurrent", 1, 100_000))
                .map(PollingSettings::new)
                .orElse(USUAL);
    }
}
