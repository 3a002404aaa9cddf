package pl.nurt.bridge.modbus;

import java.util.List;

/**
 * Where a meter's registers are.
 *
 * @param base wire address of its map, counted from 0
 */
public record MeterPlace(int unit, int base, RegisterProfile profile) {
    List<Span> spans() {
        return profile.spans(unit, base);
    }
}
