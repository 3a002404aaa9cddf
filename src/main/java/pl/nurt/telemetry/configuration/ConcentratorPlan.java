package pl.nurt.telemetry.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.ConcentratorProtocol;

/**
 * A concentrator as its bridge shall read it: what the office edits. Null and empty mean that the bridge decides.
 *
 * @param code its name at the bridge; never changed once there
 * @param name for people; not part of the bridge's configuration
 * @param protocol null in a form that is not filled in yet, and for one that this portal does not know
 * @param endpoint {@code host:port}, or a serial device such as {@code /dev/ttyUSB0}
 * @param line settings of the serial line, where there is one
 * @param limits what a Modbus device bears
 */
public record ConcentratorPlan(
        String code,
        String name,
        @Nullable ConcentratorProtocol protocol,
        String endpoint,
        @Nullable SerialLine line,
        PollPlan poll,
        LimitsPlan limits,
        List<MeterPlan> meters) {
    public ConcentratorPlan {
        meters = List.copyOf(meters);
    }

    /** A concentrator with the usual limits. */
    public ConcentratorPlan(
            String code,
            String name,
            @Nullable ConcentratorProtocol protocol,
            String endpoint,
            @Nullable SerialLine line,
            PollPlan poll,
            List<MeterPlan> meters) {
        this(code, name, protocol, endpoint, line, poll, LimitsPlan.USUAL, meters);
    }

    public ConcentratorPlan withMeters(List<MeterPlan> others) {
        return new ConcentratorPlan(code, name, protocol, endpoint, line, poll, limits, others);
    }
}
