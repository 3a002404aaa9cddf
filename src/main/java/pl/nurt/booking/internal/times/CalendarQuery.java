package pl.nurt.booking.internal.times;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.CALENDAR_QUESTION;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnit;
import pl.nurt.booking.calendars.Question;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.calendars.Words;

/** Calendars with what they ask and who receives in them. */
@Repository
public class CalendarQuery {
    private static final Field<List<Question>> QUESTIONS = multiset(select(
                            CALENDAR_QUESTION.CALENDAR_QUESTION_ID,
                            row(CALENDAR_QUESTION.LABEL_PL, CALENDAR_QUESTION.LABEL_EN)
                                    .mapping(Words::new),
                            CALENDAR_QUESTION.REQUIRED)
                    .from(CALENDAR_QUESTION)
                    .where(CALENDAR_QUESTION.BOOKING_CALENDAR_ID.eq(BOOKING_CALENDAR.BOOKING_CALENDAR_ID))
                    .orderBy(CALENDAR_QUESTION.POSITION))
            .convertFrom(found -> found.map(mapping(Question::new)));

    private static final Field<List<Receiver>> RECEIVERS = multiset(select(
                            RESOURCE.RESOURCE_ID,
                            RESOURCE.NAME,
                            row(RESOURCE.DETAIL_PL, RESOURCE.DETAIL_EN).mapping(CalendarQuery::words))
                    .from(CALENDAR_RESOURCE)
                    .join(RESOURCE)
                    .on(RESOURCE.RESOURCE_ID.eq(CALENDAR_RESOURCE.RESOURCE_ID))
                    .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(BOOKING_CALENDAR.BOOKING_CALENDAR_ID))
                    .and(RESOURCE.ACTIVE.isTrue())
                    .orderBy(RESOURCE.NAME, RESOURCE.RESOURCE_ID))
            .convertFrom(found -> found.map(mapping(Receiver::new)));

    private final DSLContext db;

    CalendarQuery(DSLContext db) {
        this.db = db;
    }

    /** Those that residents may book in. */
    public List<BookingCalendar> published() {
        return fetch(isPublished());
    }

    public Optional<BookingCalendar> published(BookingCalendarId id) {
        return fetch(isPublished().and(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(id))).stream()
                .findFirst();
    }

    public boolean isPublished(BookingCalendarId id) {
        return db.fetchExists(BOOKING_CALENDAR, isPublished().and(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(id)));
    }

    /** Every calendar of the office. */
    public List<BookingCalendar> all() {
        return fetch(noCondition());
    }

    /** Whichever they are, published or not. */
    public Map<BookingCalendarId, BookingCalendar> byId(Collection<BookingCalendarId> ids) {
        return fetch(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.in(ids)).stream()
                .collect(Collectors.toMap(BookingCalendar::id, Function.identity()));
    }

    private static Condition isPublished() {
        return BOOKING_CALENDAR.PUBLISHED.isTrue().and(BOOKING_CALENDAR.AUDIENCE.ne(Audience.INVITED));
    }

    private List<BookingCalendar> fetch(Condition which) {
        return db.select(BOOKING_CALENDAR.asterisk(), BOOKING_UNIT.asterisk(), QUESTIONS, RECEIVERS)
                .from(BOOKING_CALENDAR)
                .join(BOOKING_UNIT)
                .on(BOOKING_UNIT.BOOKING_UNIT_ID.eq(BOOKING_CALENDAR.BOOKING_UNIT_ID))
                .where(which)
                .orderBy(BOOKING_CALENDAR.POSITION, BOOKING_CALENDAR.BOOKING_CALENDAR_ID)
                .fetch(CalendarQuery::calendar);
    }

    private static BookingCalendar calendar(Record found) {
        var calendar = found.into(BOOKING_CALENDAR);
        return new BookingCalendar(
                calendar.getBookingCalendarId(),
                unit(found),
                new Words(calendar.getNamePl(), calendar.getNameEn()),
                calendar.getKind(),
                calendar.getVenue(),
                words(calendar.getRoomPl(), calendar.getRoomEn()),
                words(calendar.getBringPl(), calendar.getBringEn()),
                calendar.getAudience(),
                Duration.ofMinutes(calendar.getLengthMinutes()),
                Duration.ofMinutes(calendar.getBookNoticeMinutes()),
                Duration.ofMinutes(calendar.getMoveNoticeMinutes()),
                Duration.ofMinutes(calendar.getCancelNoticeMinutes()),
                calendar.getHorizonDays(),
                calendar.getOpenPerPerson(),
                calendar.getHoldsPerHour(),
                Duration.ofHours(calendar.getReminderHours()),
                Duration.ofMinutes(calendar.getOfferMinutes()),
                found.get(QUESTIONS),
                found.get(RECEIVERS));
    }

    private static BookingUnit unit(Record found) {
        var unit = found.into(BOOKING_UNIT);
        return new BookingUnit(
                unit.getBookingUnitId(),
                new Words(unit.getNamePl(), unit.getNameEn()),
                unit.getAddress(),
                unit.getPhone());
    }

    private static @Nullable Words words(@Nullable String pl, @Nullable String en) {
        return pl == null || en == null ? null : new Words(pl, en);
    }
}
