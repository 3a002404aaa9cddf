package pl.nurt.demo.internal;

import java.time.Instant;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.ConcentratorProtocol;

/**
 * A meter of the simulated park.
 *
 * @param identification what it says of itself
 * @param index its newest stored index, from {@code readAt}, which the simulation goes on from
 * @param daily its average use of a day
 * @param profile name of the simulator's profile of use
 * @param showcase whether a tap runs behind it after the start, for people who watch
 */
record ParkMeter(
        String concentrator,
        ConcentratorProtocol protocol,
        String identification,
        CubicMetres index,
        Instant readAt,
        CubicMetres daily,
        String profile,
        boolean showcase) {}
