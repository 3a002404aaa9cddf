package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.Priority;

class TurnsTest {
    private final List<String> woken = new ArrayList<>();

    private Turns.Turn turn(Turns turns, String name, Priority priority) {
        return turns.turn(priority, () -> woken.add(name));
    }

    @Test
    void while_there_is_room_nobody_waits() {
        var turns = new Turns(2);
        assertThat(turn(turns, "a", Priority.LOW).take(false)).isTrue();
        assertThat(turn(turns, "b", Priority.LOW).take(false)).isTrue();
        assertThat(turn(turns, "c", Priority.HIGH).take(false)).isFalse();
        assertThat(woken).isEmpty();
    }

    @Test
    void the_higher_priority_goes_first_and_then_who_came_first() {
        var turns = new Turns(1);
        var running = turn(turns, "running", Priority.NORMAL);
        assertThat(running.take(false)).isTrue();
        var low = turn(turns, "low", Priority.LOW);
        var normal = turn(turns, "normal", Priority.NORMAL);
        var high = turn(turns, "high", Priority.HIGH);
        var later = turn(turns, "later", Priority.NORMAL);
        assertThat(List.of(low, normal, high, later)).noneMatch(turn -> turn.take(false));
        for (var next : List.of(running, high, normal, later, low)) {
            assertThat(next.take(false)).isTrue();
            next.end();
        }
        assertThat(woken).containsExactly("high", "normal", "later", "low");
    }

    @Test
    void those_that_could_not_be_reached_take_at_most_a_quarter_of_the_turns() {
        var turns = new Turns(8);
        var dead = new ArrayList<Turns.Turn>();
        for (var n = 0; n < 10; n++) {
            dead.add(turn(turns, "dead" + n, Priority.HIGH));
        }
        assertThat(dead.stream().filter(turn -> turn.take(true))).hasSize(2);
        assertThat(turn(turns, "alive", Priority.LOW).take(false)).isTrue();
        dead.getFirst().end();
        assertThat(woken).containsExactly("dead2");
        assertThat(dead.stream().filter(turn -> !turn.isWaiting())).hasSize(3);
    }

    @Test
    void who_stops_waiting_is_not_called_and_keeps_nobody_waiting() {
        var turns = new Turns(1);
        var running = turn(turns, "running", Priority.NORMAL);
        running.take(false);
        var stopped = turn(turns, "stopped", Priority.HIGH);
        stopped.take(false);
        var waiting = turn(turns, "waiting", Priority.LOW);
        waiting.take(false);
        stopped.end();
        running.end();
        running.end();
        assertThat(woken).containsExactly("waiting");
        assertThat(turn(turns, "another", Priority.HIGH).take(false)).isFalse();
    }
}
