package pl.nurt.platform;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The life of a thing: which state may follow which, and who may take the step. Each table is a constant in a room's {@code internal.rules}:
 *
 * <pre>{@code
 * public static final Steps<OrderState> STEPS = Steps.of(OrderState.class, "telemetry.bridge_command.state")
 *         .start(QUEUED)
 *         .step(QUEUED, SENT)                      // by itself
 *         .step(QUEUED, WITHDRAWN, Role.TECHNICIAN) // by a person with the role
 *         .table();
 * }</pre>
 *
 * <p>A repository guards the row with it, so that of two who are at it at once only one takes the step:
 *
 * <pre>{@code
 * .where(c.ID.eq(id), c.STATE.in(STEPS.before(WITHDRAWN)))   // 0 rows: somebody was faster
 * }</pre>
 *
 * <p>{@code StepsTest} looks at every such constant: the codes of the column's check are those of the enum, and every state can be reached.
 */
public final class Steps<S extends Enum<S>> {
    private final Class<S> states;
    private final String column;
    private final Set<S> starts;
    private final List<Step<S>> steps;

    private Steps(Class<S> states, String column, Set<S> starts, List<Step<S>> steps) {
        this.states = states;
        this.column = column;
        this.starts = starts;
        this.steps = List.copyOf(steps);
    }

    private record Step<S>(S from, S to, Set<Enum<?>> who) {}

    /** @param column where the state is stored: {@code schema.table.column} */
    public static <S extends Enum<S>> Builder<S> of(Class<S> states, String column) {
        return new Builder<>(states, column);
    }

    /** Collects the lines of the table. */
    public static final class Builder<S extends Enum<S>> {
        private final Class<S> states;
        private final String column;
        private final Set<S> starts = new LinkedHashSet<>();
        private final List<Step<S>> steps = new ArrayList<>();

        private Builder(Class<S> states, String column) {
            this.states = states;
            this.column = column;
        }

        /** A state in which a life may begin. */
        public Builder<S> start(S state) {
            starts.add(state);
            return this;
        }

        /** @param who may take it, such as roles; nobody named: it comes by itself, and no person takes it */
        public Builder<S> step(S from, S to, Enum<?>... who) {
            if (steps.stream().anyMatch(step -> step.from() == from && step.to() == to)) {
                throw new IllegalArgumentException("twice: " + from + " to " + to);
            }
            steps.add(new Step<>(from, to, Set.of(who)));
            return this;
        }

        public Steps<S> table() {
            if (starts.isEmpty()) {
                throw new IllegalArgumentException("no state in which a life of " + states.getSimpleName() + " begins");
            }
            return new Steps<>(states, column, Set.copyOf(starts), steps);
        }
    }

    /** Whether that one may follow, whoever takes the step. */
    public boolean allows(S from, S to) {
        return steps.stream().anyMatch(step -> step.from() == from && step.to() == to);
    }

    /** Whether a person may take this step. @param has whether the person has a role */
    public boolean allows(S from, S to, Predicate<? super Enum<?>> has) {
        return next(from, has).contains(to);
    }

    /** The steps to offer to a person: in the order of the table. */
    public Set<S> next(S from, Predicate<? super Enum<?>> has) {
        var next = new LinkedHashSet<S>();
        steps.stream()
                .filter(step -> step.from() == from && step.who().stream().anyMatch(has))
                .forEach(step -> next.add(step.to()));
        return next;
    }

    /** The states from which that one can be reached in one step; for the guard of an update. */
    public Set<S> before(S to) {
        var before = EnumSet.noneOf(states);
        steps.stream().filter(step -> step.to() == to).forEach(step -> before.add(step.from()));
        return before;
    }

    /** Whether nothing else can follow. */
    public boolean isEnd(S state) {
        return steps.stream().noneMatch(step -> step.from() == state && step.to() != state);
    }

    public Set<S> ends() {
        var ends = EnumSet.allOf(states);
        ends.removeIf(state -> !isEnd(state));
        return ends;
    }

    /** The states that no life can come to: none, in a table that is right. */
    public Set<S> unreachable() {
        var reached = EnumSet.copyOf(starts);
        for (var grown = true; grown; ) {
            grown = false;
            for (var step : steps) {
                grown |= reached.contains(step.from()) && reached.add(step.to());
            }
        }
        return EnumSet.complementOf(reached);
    }

    /** Where the state is stored: {@code schema.table.column}. */
    public String column() {
        return column;
    }

    public Class<S> states() {
        return states;
    }
}
