package pl.nurt.bridge.mbus.link;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/**
 * A meter that a search found.
 *
 * @param meter as it names itself; only its number where its telegrams cannot be read
 * @param primary its primary address, null if it has none
 * @param indexM3 its register in m3, null if it tells none
 */
public record FoundMeter(
        MeterId meter, @Nullable Integer primary, @Nullable BigDecimal indexM3) {}
