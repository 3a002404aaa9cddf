package pl.nurt.booking.units;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.Words;
import pl.nurt.identity.UserAccountId;

/**
 * A unit as it is set up.
 *
 * @param address where people come to
 * @param phone the number to ring when something is wrong
 * @param keepers who keep its calendars; empty for everybody who may keep any
 * @param version of the unit that was read; 0 for a new one
 */
public record UnitSettings(
        Words name, String address, @Nullable String phone, Set<UserAccountId> keepers, int version) {
    public UnitSettings {
        keepers = Set.copyOf(keepers);
    }
}
