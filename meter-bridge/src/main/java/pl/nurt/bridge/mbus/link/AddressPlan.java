package pl.nurt.bridge.mbus.link;

import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/**
 * The primary address that one meter may be given.
 *
 * @param meant by what it was selected
 * @param meter as it names itself, or as it was selected where it does not
 * @param present its primary address now; null if it has none or does not tell it
 * @param wanted nobody else answers there
 */
public record AddressPlan(
        MeterId meant, MeterId meter, @Nullable Integer present, int wanted) {
    /** Whether there is nothing to do. */
    public boolean isDone() {
        return present != null && present == wanted;
    }
}
