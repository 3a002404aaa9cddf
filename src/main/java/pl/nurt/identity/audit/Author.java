package pl.nurt.identity.audit;

import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;

/** Who does something: a person who signed in, or the portal itself. */
public sealed interface Author {
    static Author of(Viewer viewer) {
        return new Person(viewer);
    }

    /** @param name of the part of the portal at work, {@code <room>.<work>}, for example {@code customer.import} */
    static Author job(String name) {
        return new Job(name);
    }

    /** Somebody of whom no more is known than the account, or nothing but that it is theirs. */
    static Author of(UserAccountId account) {
        return new Account(account);
    }

    record Person(Viewer viewer) implements Author {}

    record Account(UserAccountId id) implements Author {}

    record Job(String name) implements Author {}
}
