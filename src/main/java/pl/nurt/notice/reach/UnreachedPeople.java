package pl.nurt.notice.reach;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Looks;
import pl.nurt.notice.NoticeDeed;
import pl.nurt.notice.internal.reach.UnreachedQuery;
import pl.nurt.platform.NotFoundException;

/** The residents whom no message reaches outside of the portal, for the office: somebody may have to ring. No addresses are shown. */
@Service
@HasRight(Right.SEE_MESSAGES)
public class UnreachedPeople {
    private final UnreachedQuery people;
    private final Looks looks;

    UnreachedPeople(UnreachedQuery people, Looks looks) {
        this.people = people;
        this.looks = looks;
    }

    /** Those that follow {@code after} (from the beginning when null), without the first {@code skip} of them. */
    @Transactional
    public List<Unreached> page(
            UnreachedFilter filter, UnreachedOrder order, @Nullable Unreached after, int skip, int size) {
        looks.note(NoticeDeed.UNREACHED_LISTED, NoticeDeed.UNREACHED);
        return people.page(filter, order, after, skip, size);
    }

    /** The answer of the list to these words was there long enough to be read. @param shown the numbers of the accounts it showed */
    @Transactional
    public void seen(String text, Collection<String> shown) {
        looks.asked(NoticeDeed.UNREACHED_LISTED, NoticeDeed.UNREACHED, text, shown);
    }

    /** How many the text finds, for each reason. */
    @Transactional(readOnly = true)
    public Map<WhyUnreached, Integer> counts(String text) {
        return people.counts(text);
    }

    /** These as they are now; without those who can be reached again. */
    @Transactional(readOnly = true)
    public List<Unreached> rows(Collection<UserAccountId> accounts) {
        return people.rows(accounts);
    }

    /**
     * One of them; it is noted who looked.
     *
     * @throws NotFoundException when there is no such person, or messages reach it
     */
    @Transactional
    public UnreachedCard card(UserAccountId account) {
        var person = people.rows(List.of(account)).stream().findFirst().orElseThrow(NotFoundException::new);
        looks.note(NoticeDeed.UNREACHED_LISTED, NoticeDeed.unreached(account));
        return new UnreachedCard(person, people.devices(account), people.lost(account));
    }
}
