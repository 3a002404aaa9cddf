package pl.nurt.bridge.portal;

/** How many readings go into a request: halved when the portal finds it too large or is too slow, and grown again with each success. */
final class BatchSize {
    /** The contract's largest. */
    private static final int MOST = 500;
    /** A slow portal does not become faster with smaller batches than this. */
    private static final int LEAST_WHEN_SLOW = 25;

    private static final int STEP = 10;

    private int size = MOST;

    int current() {
        return size;
    }

    /** The portal does not take {@code count} readings at once. */
    void tooLarge(int count) {
        size = Math.clamp(count / 2, 1, size);
    }

    void tooSlow() {
        size = Math.min(size, Math.max(LEAST_WHEN_SLOW, size / 2));
    }

    void fine() {
        size = Math.min(MOST, size + STEP);
    }
}
