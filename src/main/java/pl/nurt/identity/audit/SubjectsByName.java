package pl.nurt.identity.audit;

import java.util.List;

/** A room brings it so that the log can be asked for its things by the names and numbers people know them by. */
@FunctionalInterface
public interface SubjectsByName {
    /** The things that are called so, best first, a few dozen at most; none for words that name nothing. */
    List<AuditSubject> named(String text);
}
