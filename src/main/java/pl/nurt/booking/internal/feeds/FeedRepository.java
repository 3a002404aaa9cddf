package pl.nurt.booking.internal.feeds;

import static pl.nurt.db.booking.Tables.CALENDAR_FEED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;

/** Rows of {@code booking.calendar_feed}. */
@Repository
public class FeedRepository {
    private final DSLContext db;

    FeedRepository(DSLContext db) {
        this.db = db;
    }

    public Optional<Instant> since(UserAccountId account) {
        return db.select(CALENDAR_FEED.MADE_AT)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.USER_ACCOUNT_ID.eq(account))
                .and(CALENDAR_FEED.REVOKED_AT.isNull())
                .fetchOptional(CALENDAR_FEED.MADE_AT);
    }

    public void insert(UserAccountId account, String secret, Instant now) {
        db.insertInto(CALENDAR_FEED)
                .set(CALENDAR_FEED.USER_ACCOUNT_ID, account)
                .set(CALENDAR_FEED.SECRET, hash(secret))
                .set(CALENDAR_FEED.MADE_AT, now)
                .execute();
    }

    /** @return whether there was one */
    public boolean revoke(UserAccountId account, Instant now) {
        return db.update(CALENDAR_FEED)
                        .set(CALENDAR_FEED.REVOKED_AT, now)
                        .where(CALENDAR_FEED.USER_ACCOUNT_ID.eq(account))
                        .and(CALENDAR_FEED.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }

    /** SHA-256 of all that open, in hex. */
    List<String> all() {
        return db.select(CALENDAR_FEED.SECRET)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.REVOKED_AT.isNull())
                .fetch(feed -> HexFormat.of().formatHex(feed.value1()));
    }

    /** Whose it is. */
    Optional<UserAccountId> account(String secret) {
        return db.select(CALENDAR_FEED.USER_ACCOUNT_ID)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.SECRET.eq(hash(secret)))
                .and(CALENDAR_FEED.REVOKED_AT.isNull())
                .fetchOptional(CALENDAR_FEED.USER_ACCOUNT_ID);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
