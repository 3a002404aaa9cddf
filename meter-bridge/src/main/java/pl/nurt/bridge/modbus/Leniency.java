package pl.nurt.bridge.modbus;

import org.jspecify.annotations.Nullable;

/**
 * What a gateway's answers may have otherwise than Modbus has it. Each difference that is let pass is one sign less that an answer belongs
 * to its request, so {@link #NONE} is usual.
 *
 * @param transaction the number that every answer carries, whatever the request's; {@link #ANY} for one that nobody can foretell; null for
 *     the request's own
 * @param unit the unit that every answer carries, whatever the request's; null for the request's own
 */
public record Leniency(
        @Nullable Integer transaction, @Nullable Integer unit) {
    /** In place of a transaction number: it is not looked at. */
    public static final int ANY = -1;

    public static final Leniency NONE = new Leniency(null, null);

    boolean takesTransaction(int came, int asked) {
        return came == transactionOf(asked) || transactionOf(asked) == ANY;
    }

    boolean takesUnit(int came, int asked) {
        return came == unitOf(asked);
    }

    /** The number that the answer to the request {@code asked} carries, or {@link #ANY}. */
    int transactionOf(int asked) {
        return transaction == null ? asked : transaction;
    }

    /** The unit that the answer to a request of the unit {@code asked} carries. */
    int unitOf(int asked) {
        return unit == null ? asked : unit;
    }
}
