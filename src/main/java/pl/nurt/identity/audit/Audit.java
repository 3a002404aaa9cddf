package pl.nurt.identity.audit;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;
import static org.springframework.transaction.annotation.Propagation.REQUIRES_NEW;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.internal.AuditRepository;

/**
 * Notes what is done to data people rely on, and who looks at it.
 *
 * <p>A change is noted in the transaction that makes it: both are there, or neither is. What was noted is never changed.
 */
@Service
public class Audit {
    private final AuditRepository log;

    Audit(AuditRepository log) {
        this.log = log;
    }

    /**
     * A person or the portal changed something. Noting it costs one statement; use {@link #changed(Author, List)} for many.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside the transaction of the change
     */
    @Transactional(propagation = MANDATORY)
    public void changed(Author author, Deed deed, AuditSubject subject, Changes changes, @Nullable String reason) {
        changed(author, List.of(new AuditNote(deed, subject, changes, reason)));
    }

    /** As above, without a reason. */
    @Transactional(propagation = MANDATORY)
    public void changed(Author author, Deed deed, AuditSubject subject, Changes changes) {
        changed(author, deed, subject, changes, null);
    }

    /** Somebody who signed in changed something. */
    @Transactional(propagation = MANDATORY)
    public void changed(Viewer viewer, Deed deed, AuditSubject subject, Changes changes) {
        changed(Author.of(viewer), deed, subject, changes, null);
    }

    /** Many changes of one transaction, in one statement for some thousand of them. */
    @Transactional(propagation = MANDATORY)
    public void changed(Author author, List<AuditNote> notes) {
        log.append(AuditKind.CHANGE, author, notes);
    }

    /**
     * Somebody of the staff sees data of a person. To be called by the service that hands the data out, whose transaction must not
     * be read-only. Repeats within a quarter of an hour are one entry; a resident who looks at their own data leaves none.
     *
     * @param purpose what the look is for, where the page knows it
     */
    @Transactional
    public void looked(Viewer viewer, Deed deed, AuditSubject subject, @Nullable String purpose) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("a look is noted, so the transaction around it must not be read-only");
        }
        if (viewer.isStaff()) {
            log.appendLook(viewer, deed, subject, purpose);
        }
    }

    /** As above, when no more is known than what was opened. */
    @Transactional
    public void looked(Viewer viewer, Deed deed, AuditSubject subject) {
        looked(viewer, deed, subject, null);
    }

    /**
     * Somebody of the staff searched a list of persons, and read the answer. The same answer to the same words within a quarter of an hour is one
     * entry; whole numbers of persons are left out of the words as of everything here.
     *
     * @param words as they were typed
     * @param shown the numbers of those who were shown
     */
    @Transactional
    public void asked(Viewer viewer, Deed deed, AuditSubject subject, String words, Collection<String> shown) {
        if (viewer.isStaff()) {
            log.appendAsked(viewer, new AuditNote(deed, subject, Changes.none().with("shown", null, shown), words));
        }
    }

    /** Data of persons left the portal as a file, a print or a list: each time an entry of its own. */
    @Transactional
    public void took(Viewer viewer, Deed deed, AuditSubject subject, @Nullable String what) {
        log.append(AuditKind.LOOK, Author.of(viewer), List.of(new AuditNote(deed, subject, Changes.none(), what)));
    }

    /**
     * Somebody signed in or out, or could not. In the transaction that does it, or in one of its own.
     *
     * @param author the account once it is proven; before that the portal
     */
    @Transactional
    public void signIn(Author author, Deed deed, AuditSubject subject) {
        log.append(AuditKind.SIGN_IN, author, List.of(new AuditNote(deed, subject, Changes.none())));
    }

    /** As above, where strangers may try as often as they like: the same within a quarter of an hour is one entry. */
    @Transactional
    public void signInTried(Author author, Deed deed, AuditSubject subject) {
        log.appendOnce(AuditKind.SIGN_IN, author, new AuditNote(deed, subject, Changes.none()));
    }

    /**
     * Somebody wanted what they may not. Kept although everything around it is rolled back. Repeats within a quarter of an hour are one entry: the log
     * is kept for ever, and nobody may fill it by asking.
     *
     * @param subject one of few: a page or a deed, never what was typed
     */
    @Transactional(propagation = REQUIRES_NEW)
    public void refused(Viewer viewer, Deed deed, AuditSubject subject, @Nullable String what) {
        log.appendRefusal(viewer, deed, subject, what);
    }

    /**
     * What was done to one thing, newest first: for the history on its page. Looks are not among it.
     *
     * @param before entries older than this one; null for the newest
     */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<AuditEntry> history(AuditSubject subject, @Nullable AuditEntryId before, int size) {
        return log.history(subject, before, size);
    }
}
