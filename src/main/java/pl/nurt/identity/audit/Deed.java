package pl.nurt.identity.audit;

/**
 * Something that can be done to data, or seen of it. Each room lists its own in one enum.
 *
 * <p>What people read stands in the room's texts under {@link #textKey()}, as a noun that fits every person: "Zmiana danych
 * odbiorcy", "Customer changed".
 */
public interface Deed {
    /** The room that declares it, as its package and texts are named. */
    String room();

    /** The enum's constant. */
    String name();

    /** What the log keeps; never renamed once entries hold it. */
    default String code() {
        return room() + "." + name();
    }

    /** {@code <room>.audit.<NAME>}. */
    default String textKey() {
        return textKey(code());
    }

    /** The text's key for a code the log kept. */
    static String textKey(String code) {
        return code.replaceFirst("\\.", ".audit.");
    }
}
