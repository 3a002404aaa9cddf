package pl.nurt.metering.meters.internal;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.READING_VERDICT;
import static pl.nurt.platform.internal.PolishSql.plain;

import java.time.Instant;
import org.jooq.Condition;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.PolishText;

/** Conditions of the office's list of meters; what a state means is said here and nowhere else. */
final class MeterSearch {
    private MeterSearch() {}

    static Condition matches(MeterFilter filter, Instant now) {
        var state = filter.state();
        return state == null ? found(filter.text()) : found(filter.text()).and(in(state, now));
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

    /** Every word must be found somewhere, so that "Kowalski Kopernika 14" and "14 kopernika" both work. */
    private static Condition found(String text) {
        var condition = noCondition();
        for (var word : PolishText.plain(text).split("\\s+", -1)) {
            condition = word.isEmpty() ? condition : condition.and(found(word, isHouseNumber(word)));
        }
        return condition;
    }

    private static Condition found(String word, boolean houseNumber) {
        // A short number inside every tenth serial number would drown the house that was meant.
        return houseNumber
                ? or(
                        lower(SERVICE_POINT.HOUSE_NUMBER).startsWith(word),
                        METER.SERIAL_NUMBER.endsWith(word),
                        CUSTOMER_.NUMBER.endsWith(word))
                : or(
                        lower(METER.SERIAL_NUMBER).contains(word),
                        lower(CUSTOMER_.NUMBER).contains(word),
                        plain(CUSTOMER_.NAME).contains(word),
                        plain(concat(SERVICE_POINT.LOCALITY, inline(" "), SERVICE_POINT.STREET))
                                .contains(word),
                        plain(SERVICE_POINT.LOCALITY).contains(word));
    }

    private static boolean isHouseNumber(String word) {
        return word.length() < 4 && Character.isDigit(word.charAt(0));
    }
}
