package pl.nurt.bridge.poll;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.Priority;

/**
 * Lets only so many concentrators be read at once, the higher priority first. Of these, at most a quarter may be such as could not be
 * reached the last time: each holds its turn for as long as its connection times out, and they must not keep the others waiting.
 */
final class Turns {
    private final int most;
    private final int mostDoubtful;
    private final PriorityQueue<Turn> sound = new PriorityQueue<>(Turn.ORDER);
    private final PriorityQueue<Turn> doubtful = new PriorityQueue<>(Turn.ORDER);
    private int running;
    private int doubtfulRunning;
    private long tickets;

    Turns(int most) {
        this.most = most;
        this.mostDoubtful = Math.max(1, most / 4);
    }

    /** One concentrator's place. */
    final class Turn {
        private enum State {
            NONE,
            WAITING,
            GRANTED
        }

        private static final Comparator<Turn> ORDER =
                Comparator.<Turn, Priority>comparing(turn -> turn.priority).thenComparing(turn -> turn.ticket);

        private final Priority priority;
        private final Runnable wake;
        private State state = State.NONE;
        private boolean inDoubt;
        private long ticket;

        private Turn(Priority priority, Runnable wake) {
            this.priority = priority;
            this.wake = wake;
        }

        /** Whether it is this one's turn now; if not, it waits in line, and is woken. */
        boolean take(boolean couldNotBeReached) {
            synchronized (Turns.this) {
                if (state == State.NONE) {
                    state = State.WAITING;
                    inDoubt = couldNotBeReached;
                    ticket = tickets++;
                    (inDoubt ? doubtful : sound).add(this);
                    grant(this);
                }
                return state == State.GRANTED;
            }
        }

        boolean isWaiting() {
            synchronized (Turns.this) {
                return state == State.WAITING;
            }
        }

        /** Ends the turn, or the waiting for it. A repeat does nothing. */
        void end() {
            synchronized (Turns.this) {
                switch (state) {
                    case NONE -> {}
                    case WAITING -> (inDoubt ? doubtful : sound).remove(this);
                    case GRANTED -> {
                        running--;
                        doubtfulRunning -= inDoubt ? 1 : 0;
                    }
                }
                state = State.NONE;
                grant(this);
            }
        }
    }

    /** @param wake called, perhaps on another thread, when the turn has come */
    Turn turn(Priority priority, Runnable wake) {
        return new Turn(priority, wake);
    }

    /** @param asking needs not be woken */
    private void grant(Turn asking) {
        for (var next = first(); next != null; next = first()) {
            (next.inDoubt ? doubtful : sound).remove();
            next.state = Turn.State.GRANTED;
            running++;
            doubtfulRunning += next.inDoubt ? 1 : 0;
            if (next != asking) {
                next.wake.run();
            }
        }
    }

    private @Nullable Turn first() {
        if (running >= most) {
            return null;
        }
        var one = sound.peek();
        var other = doubtfulRunning < mostDoubtful ? doubtful.peek() : null;
        return one == null || (other != null && Turn.ORDER.compare(other, one) < 0) ? other : one;
    }
}
