package pl.nurt.booking.internal;

import static pl.nurt.db.booking.Tables.BOOKING_;

import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.UserAccountId;

/** Who chooses a time: an account, or the browser of somebody who has none. */
record Holder(@Nullable UserAccountId account, @Nullable UUID guest) {
    static Holder of(UserAccountId account) {
        return new Holder(account, null);
    }

    static Holder of(UUID guest) {
        return new Holder(null, guest);
    }

    Condition holds() {
        return account == null ? BOOKING_.GUEST.eq(guest) : BOOKING_.HELD_BY.eq(account);
    }

    /** What is held for the account by somebody else counts, too. */
    Condition concerns() {
        return account == null ? holds() : holds().or(BOOKING_.USER_ACCOUNT_ID.eq(account));
    }
}
