package pl.nurt.bridge.mbus.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterKey;

/**
 * What a meter needs beyond being asked.
 *
 * @param resetBefore its application is reset first (CI 50), so that it answers as it was made to, whatever others have selected in it
 * @param switchBaud the speed at which it is read, one of {@link #BAUDS}; null for that of the line. Only a line whose speed can be set
 *     follows; the meter is switched back afterwards
 * @param key of its encrypted telegrams
 */
public record ReadOptions(
        boolean resetBefore,
        @Nullable Integer switchBaud,
        @Nullable MeterKey key) {
    /** Speeds that the CI fields B8 to BF stand for. */
    public static final List<Integer> BAUDS = List.of(300, 600, 1_200, 2_400, 4_800, 9_600, 19_200, 38_400);

    public static final ReadOptions NONE = new ReadOptions(false, null, null);

    public ReadOptions {
        if (switchBaud != null && !BAUDS.contains(switchBaud)) {
            throw new IllegalArgumentException("no meter can be switched to " + switchBaud + " baud");
        }
    }

    public ReadOptions withReset() {
        return new ReadOptions(true, switchBaud, key);
    }
}
