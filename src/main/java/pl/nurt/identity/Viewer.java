package pl.nurt.identity;

import java.util.Set;
import pl.nurt.platform.drafts.DraftKey;
import pl.nurt.platform.jobs.JobOwner;

/**
 * Who looks: the parameter without which no service answers about somebody's data.
 *
 * @param account who is signed in
 * @param roles what the account may do; never empty
 */
public record Viewer(UserAccountId account, Set<Role> roles) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean isStaff() {
        return may(Right.STAFF);
    }

    /** Whether this is allowed: what is not, a view never offers and a service refuses. */
    public boolean may(Right right) {
        return right.isHeldBy(roles);
    }

    /** For whom jobs run that this viewer starts. */
    public JobOwner jobOwner() {
        return new JobOwner(account.value());
    }

    /** This viewer's draft of a form. @param form which one about what: {@code customer.note 12} */
    public DraftKey draft(String form) {
        return new DraftKey(account.value(), form);
    }
}
