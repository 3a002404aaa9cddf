package pl.nurt.billing.invoices.internal;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.platform.CivilTime;

/**
 * When an invoice was given to whom it is for: as it was issued where it does not go to KSeF, else with its number, or as an offline invoice before. For
 * queries that join {@code ksef_submission} from the left.
 *
 * @param givenOn null while it is not
 */
public record Giving(BillStanding standing, @Nullable LocalDate givenOn) {
    private static final List<KsefState> STOPPED =
            Stream.of(KsefState.values()).filter(KsefState::waitsForAPerson).toList();

    private static Giving of(@Nullable KsefState state, @Nullable Instant givenAt) {
        return new Giving(BillStanding.of(state, givenAt != null), givenAt == null ? null : CivilTime.dayOf(givenAt));
    }

    public static SelectField<Giving> field() {
        return row(KSEF_SUBMISSION.STATE, at()).mapping(Giving::of);
    }

    static Field<Instant> at() {
        var s = KSEF_SUBMISSION;
        return case_().when(s.STATE.isNull().or(s.STATE.eq(KsefState.OUTSIDE)), INVOICE.ISSUED_AT)
                .otherwise(least(s.OFFLINE_SINCE, s.ACCEPTED_AT));
    }

    /** Of those that were given and that nothing is wrong with. */
    static Condition isGiven() {
        var s = KSEF_SUBMISSION;
        return s.STATE.isNull().or(s.STATE.notIn(STOPPED).and(at().isNotNull()));
    }
}
