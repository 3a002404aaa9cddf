package pl.nurt.bridge.line;

/**
 * Sees everything that goes over a line, in the reading thread and at the moment it happens; a trace that wants the time takes it from its
 * own clock. It must be quick: the line waits for it.
 */
@FunctionalInterface
public interface FrameTrace {
    /** What happened to the bytes. */
    enum Direction {
        SENT,
        RECEIVED,
        /** Came in and belongs to nothing: an echo, noise, a broken frame, a late answer. */
        DROPPED
    }

    /** Looks at nothing. */
    FrameTrace NONE = (direction, bytes, note) -> {};

    /** @param note why bytes were dropped, as an English phrase; empty for the others */
    void frame(Direction direction, byte[] bytes, String note);
}
