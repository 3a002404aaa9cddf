package pl.nurt.booking.internal;

import static org.jooq.impl.DSL.select;
import static pl.nurt.db.booking.Tables.BOOKER;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.identity.UserAccountId;

/** The locks under which times are taken, in their order: first the person who books, then those who could receive, by their keys. */
@Repository
class BookingLocks {
    private final DSLContext db;

    BookingLocks(DSLContext db) {
        this.db = db;
    }

    /** From here to the end of the transaction nobody else books for this account. */
    void booker(UserAccountId account) {
        if (isLocked(account)) {
            return;
        }
        db.insertInto(BOOKER)
                .set(BOOKER.USER_ACCOUNT_ID, account)
                .onConflictDoNothing()
                .execute();
        if (!isLocked(account)) {
            throw new IllegalStateException("no row to lock for " + account);
        }
    }

    private boolean isLocked(UserAccountId account) {
        return db.selectOne()
                .from(BOOKER)
                .where(BOOKER.USER_ACCOUNT_ID.eq(account))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** From here to the end of the transaction nobody else takes times of whoever receives in the calendar, nor of the others. */
    List<ResourceId> receivers(BookingCalendarId calendar, Collection<ResourceId> others) {
        return db.select(RESOURCE.RESOURCE_ID)
                .from(RESOURCE)
                .where(RESOURCE.RESOURCE_ID
                        .in(select(CALENDAR_RESOURCE.RESOURCE_ID)
                                .from(CALENDAR_RESOURCE)
                                .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar)))
                        .or(RESOURCE.RESOURCE_ID.in(others)))
                .orderBy(RESOURCE.RESOURCE_ID)
                .forNoKeyUpdate()
                .fetch(RESOURCE.RESOURCE_ID);
    }

    /** From here to the end of the transaction nobody else takes times of these. */
    void receivers(Collection<ResourceId> receivers) {
        db.select(RESOURCE.RESOURCE_ID)
                .from(RESOURCE)
                .where(RESOURCE.RESOURCE_ID.in(receivers))
                .orderBy(RESOURCE.RESOURCE_ID)
                .forNoKeyUpdate()
                .fetch();
    }
}
