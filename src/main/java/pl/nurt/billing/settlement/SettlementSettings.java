package pl.nurt.billing.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bills that somebody asks for.
 *
 * @param offerValid how long a price that was shown can be accepted
 * @param patience how long a meter is waited for before its last reading is offered instead
 */
@ConfigurationProperties("nurt.billing.settle")
public record SettlementSettings(
        @DefaultValue("15m") Duration offerValid,
        @DefaultValue("30s") Duration patience) {}
