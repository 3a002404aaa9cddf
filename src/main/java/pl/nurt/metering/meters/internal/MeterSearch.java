package pl.nurt.metering.meters.internal;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.METER_SEARCH;
import static pl.nurt.db.metering.Tables.READING_VERDICT;
import static pl.nurt.platform.internal.SearchSql.isOneOf;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.internal.PlainWords;

/** Conditions of the office's list of meters; what a state means is said here and nowhere else. */
final class MeterSearch {
    private MeterSearch() {}

    static Condition isAsked(MeterFilter filter, Instant now) {
        return filter.state() == null ? noCondition() : in(filter.state(), now);
    }

    static Condition in(MeterState state, Instant now) {
        var installed = METER_INSTALLATION.METER_INSTALLATION_ID.isNotNull();
        return switch (state) {
            case SILENT -> installed.and(LATEST_READING.READ_AT.lt(now.minus(Meters.SILENT_AFTER)));
            case SUSPECT -> odd(now);
            case VERIFICATION ->
                installed.and(
                        METER.VERIFIED_UNTIL.le(CivilTime.dayOf(now).plusDays(Meters.VERIFICATION_AHEAD.toDays())));
            case NEVER_READ -> installed.and(LATEST_READING.METER_ID.isNull());
            case NOT_INSTALLED -> installed.not();
        };
    }

    static Condition odd(Instant now) {
        return exists(selectOne()
                .from(READING_VERDICT)
                .where(READING_VERDICT.METER_ID.eq(METER.METER_ID))
                .and(READING_VERDICT.READ_AT.ge(now.minus(Meters.ODD_WITHIN))));
    }

    static Condition isFound(PlainWords words) {
        return words.isEmpty()
                ? noCondition()
                : isOneOf(
                        METER.METER_ID,
                        select(METER_SEARCH.METER_ID).from(METER_SEARCH).where(words.in(METER_SEARCH.WORDS)));
    }

    /** What the words find among these meters. */
    static Select<Record1<MeterId>> among(Select<Record1<MeterId>> meters, PlainWords words) {
        var next = meters.asTable("next");
        var meter = requireNonNull(next.field(METER.METER_ID));
        return select(meter)
                .from(next)
                .where(words.in(
                        field(select(METER_SEARCH.WORDS).from(METER_SEARCH).where(METER_SEARCH.METER_ID.eq(meter)))));
    }

    /** Some of the meters that the words find: of a short word nobody wants the very first one. */
    static Condition foundSoon(PlainWords words, int most) {
        return isOneOf(
                METER.METER_ID,
                select(METER_SEARCH.METER_ID)
                        .from(METER_SEARCH)
                        .where(words.in(METER_SEARCH.WORDS))
                        .limit(most));
    }
}
