package pl.nurt.billing.register.internal;

import static pl.nurt.db.billing.Tables.MONTH_CLOSING;
import static pl.nurt.db.billing.Tables.MONTH_REGISTER;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.register.MonthClosing;
import pl.nurt.billing.register.internal.SalesQuery.Sums;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.files.StoredFileId;

/** Rows of {@code billing.month_closing}, and the registers that were made of closed months. */
@Repository
public class MonthRepository {
    private final DSLContext db;

    MonthRepository(DSLContext db) {
        this.db = db;
    }

    /** A closing with what was summed then. */
    public record Closed(MonthClosing closing, Sums sums) {}

    /** Every closing of these months, the latest first. */
    public List<Closed> of(List<YearMonth> months) {
        return where(MONTH_CLOSING.MONTH.in(
                months.stream().map(month -> month.atDay(1)).toList()));
    }

    /** The closing that holds. */
    public Optional<Closed> holding(YearMonth month) {
        return where(MONTH_CLOSING.MONTH.eq(month.atDay(1)).and(MONTH_CLOSING.REOPENED_AT.isNull())).stream()
                .findFirst();
    }

    private List<Closed> where(Condition which) {
        var closer = USER_ACCOUNT.as("closer");
        var opener = USER_ACCOUNT.as("opener");
        return db.select(MONTH_CLOSING.asterisk(), closer.DISPLAY_NAME, opener.DISPLAY_NAME)
                .from(MONTH_CLOSING)
                .join(closer)
                .on(closer.USER_ACCOUNT_ID.eq(MONTH_CLOSING.CLOSED_BY))
                .leftJoin(opener)
                .on(opener.USER_ACCOUNT_ID.eq(MONTH_CLOSING.REOPENED_BY))
                .where(which)
                .orderBy(MONTH_CLOSING.MONTH_CLOSING_ID.desc())
                .fetch(found -> closed(found, found.get(closer.DISPLAY_NAME), found.get(opener.DISPLAY_NAME)));
    }

    private static Closed closed(Record found, String closer, String opener) {
        var row = found.into(MONTH_CLOSING);
        var reopened = row.getReopenedAt() == null
                ? null
                : new MonthClosing.Reopened(row.getReopenedAt(), opener, row.getReopenReason());
        return new Closed(
                new MonthClosing(
                        row.getMonthClosingId(), YearMonth.from(row.getMonth()), row.getClosedAt(), closer, reopened),
                new Sums(row.getInvoices(), row.getNetPln(), row.getVatPln(), row.getGrossPln()));
    }

    /** False when it is closed already. */
    public boolean close(YearMonth month, Sums sums, UserAccountId by, Instant now) {
        return db.insertInto(MONTH_CLOSING)
                        .set(MONTH_CLOSING.MONTH, month.atDay(1))
                        .set(MONTH_CLOSING.CLOSED_AT, now)
                        .set(MONTH_CLOSING.CLOSED_BY, by)
                        .set(MONTH_CLOSING.INVOICES, sums.invoices())
                        .set(MONTH_CLOSING.NET_PLN, sums.net())
                        .set(MONTH_CLOSING.VAT_PLN, sums.vat())
                        .set(MONTH_CLOSING.GROSS_PLN, sums.gross())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** False when it is open already. */
    public boolean reopen(YearMonth month, String reason, UserAccountId by, Instant now) {
        return db.update(MONTH_CLOSING)
                        .set(MONTH_CLOSING.REOPENED_AT, now)
                        .set(MONTH_CLOSING.REOPENED_BY, by)
                        .set(MONTH_CLOSING.REOPEN_REASON, reason)
                        .where(MONTH_CLOSING.MONTH.eq(month.atDay(1)), MONTH_CLOSING.REOPENED_AT.isNull())
                        .execute()
                > 0;
    }

    public Optional<StoredFileId> register(long closing, Locale language) {
        return db.select(MONTH_REGISTER.STORED_FILE_ID)
                .from(MONTH_REGISTER)
                .where(MONTH_REGISTER.MONTH_CLOSING_ID.eq(closing), MONTH_REGISTER.LANGUAGE.eq(language.getLanguage()))
                .fetchOptional(MONTH_REGISTER.STORED_FILE_ID);
    }

    /** The file that holds: this one, or the one of whoever was faster. */
    public StoredFileId keepRegister(long closing, Locale language, StoredFileId file) {
        db.insertInto(MONTH_REGISTER)
                .set(MONTH_REGISTER.MONTH_CLOSING_ID, closing)
                .set(MONTH_REGISTER.LANGUAGE, language.getLanguage())
                .set(MONTH_REGISTER.STORED_FILE_ID, file)
                .onConflictDoNothing()
                .execute();
        return Objects.requireNonNull(register(closing, language).orElse(null), "kept a moment ago");
    }
}
