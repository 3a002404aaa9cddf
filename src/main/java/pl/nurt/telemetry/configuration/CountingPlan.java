package pl.nurt.telemetry.configuration;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a Modbus meter become cubic metres, as far as its device profile leaves that to the meter. Null means that the
 * profile says it.
 *
 * @param scale m³ for one unit of the register, or for one pulse
 * @param maxFlow m³/h that can flow at most; a pulse counter that moves faster is not believed
 * @param startCount what the pulse counter showed when the dial was read; always together with {@code startM3}
 * @param startM3 what the dial showed then
 */
public record CountingPlan(
        @Nullable BigDecimal scale,
        @Nullable BigDecimal maxFlow,
        @Nullable BigDecimal startCount,
        @Nullable BigDecimal startM3) {
    public static final CountingPlan NONE = new CountingPlan(null, null, null, null);
}
