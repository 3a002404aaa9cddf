package pl.nurt.identity.audit;

import java.util.Collection;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;

/**
 * Notes that whoever is signed in on this thread looks at data of persons: for services that hand it out without being told who asks.
 *
 * <p>Only staff are noted; residents see their own, and the portal's own work is no look. As {@link Audit#looked}, repeats within a
 * quarter of an hour are one entry, and the transaction around it must not be read-only.
 */
@Component
public class Looks {
    private final Audit audit;
    private final CurrentUser user;

    Looks(Audit audit, CurrentUser user) {
        this.audit = audit;
        this.user = user;
    }

    /** As {@link Audit#asked}: what was asked and whom the answer showed. */
    public void asked(Deed deed, AuditSubject subject, String words, Collection<String> shown) {
        user.get().ifPresent(someone -> audit.asked(someone.viewer(), deed, subject, words, shown));
    }

    public void note(Deed deed, AuditSubject subject) {
        user.get().ifPresent(someone -> audit.looked(someone.viewer(), deed, subject));
    }
}
