package pl.nurt.bridge.portal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;

/**
 * With which concentrators a bridge starts.
 *
 * @param version of the portal's configuration; 0 if they are from the bridge's own file
 */
public record ConcentratorsInUse(long version, List<ConcentratorSettings> concentrators) {
    private static final Logger LOG = LoggerFactory.getLogger(ConcentratorsInUse.class);

    public ConcentratorsInUse {
        concentrators = List.copyOf(concentrators);
    }

    /** The last configuration of the portal that proved itself, if the bridge takes any; else those of its own file. */
    public static ConcentratorsInUse atStart(BridgeConfig config) {
        if (config.portal().configured()) {
            var good = new ConfigurationStore(config.outbox().file()).good();
            if (good.isPresent()) {
                var version = good.get().version();
                NotAllowed.of(good.get().document(), config)
                        .ifPresent(refused -> LOG.error(
                                "event=endpoints_not_allowed configuration={} endpoints=\"{}\" allow=\"{}\"",
                                version,
                                refused.endpoints(),
                                refused.setting()));
                try {
                    return new ConcentratorsInUse(
                            version,
                            BridgeConfig.parseConcentrators(
                                    "configuration " + version,
                                    good.get().document(),
                                    config.folder(),
                                    config.networks()));
                } catch (ConfigException e) {
                    LOG.error("event=configuration_unusable problems=\"{}\"", e.problems());
                }
            }
        }
        return new ConcentratorsInUse(0, config.concentrators());
    }
}
