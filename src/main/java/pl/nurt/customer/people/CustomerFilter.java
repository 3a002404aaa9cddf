package pl.nurt.customer.people;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;

/**
 * What the list is asked.
 *
 * @param text words that must all be found; empty for everybody
 * @param kind null for every kind
 * @param withoutContract only those who have no contract today
 */
public record CustomerFilter(String text, @Nullable CustomerKind kind, boolean withoutContract) {
    public static final int MAX_TEXT = 120;
    public static final CustomerFilter ALL = new CustomerFilter("", null, false);

    public CustomerFilter {
        text = text.strip();
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
