package pl.nurt.bridge.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the line.
 *
 * @param fault what happens to it there; faults of its contents are in {@code bytes} already
 */
record Reply(byte[] bytes, @Nullable Fault fault) {
    static Reply of(byte[] bytes) {
        return new Reply(bytes, null);
    }
}
