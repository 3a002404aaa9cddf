package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.CALENDAR_QUESTION;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.calendars.AskedQuestion;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.CalendarSettings;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.calendars.Words;
import pl.nurt.db.booking.Keys;
import pl.nurt.db.booking.tables.records.BookingCalendarRecord;

/** Rows of {@code booking.booking_calendar} with what belongs to them, as the office sets them up. */
@Repository
public class CalendarRepository {
    private final DSLContext db;

    CalendarRepository(DSLContext db) {
        this.db = db;
    }

    public List<Receiver> receivers() {
        return db.select(
                        RESOURCE.RESOURCE_ID,
                        RESOURCE.NAME,
                        row(RESOURCE.DETAIL_PL, RESOURCE.DETAIL_EN).mapping(CalendarRepository::words))
                .from(RESOURCE)
                .where(RESOURCE.ACTIVE.isTrue())
                .orderBy(RESOURCE.NAME, RESOURCE.RESOURCE_ID)
                .fetch(mapping(Receiver::new));
    }

    public Optional<CalendarSettings> settings(BookingCalendarId id) {
        return db.selectFrom(BOOKING_CALENDAR)
                .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(id))
                .fetchOptional(this::settings);
    }

    private CalendarSettings settings(BookingCalendarRecord calendar) {
        var id = calendar.getBookingCalendarId();
        return new CalendarSettings(
                calendar.getBookingUnitId(),
                new Words(calendar.getNamePl(), calendar.getNameEn()),
                calendar.getKind(),
                calendar.getVenue(),
                words(calendar.getRoomPl(), calendar.getRoomEn()),
                words(calendar.getBringPl(), calendar.getBringEn()),
                calendar.getAudience(),
                calendar.getLengthMinutes(),
                calendar.getStepMinutes(),
                calendar.getBeforeMinutes(),
                calendar.getAfterMinutes(),
                calendar.getCapacity(),
                calendar.getBookNoticeMinutes(),
                calendar.getMoveNoticeMinutes(),
                calendar.getCancelNoticeMinutes(),
                calendar.getHorizonDays(),
                calendar.getOpenPerPerson(),
                calendar.getOfferMinutes(),
                calendar.getBesideOthers(),
                calendar.getOnHolidays(),
                calendar.getReminderHours(),
                calendar.getPublished(),
                db.select(CALENDAR_RESOURCE.RESOURCE_ID)
                        .from(CALENDAR_RESOURCE)
                        .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(id))
                        .orderBy(CALENDAR_RESOURCE.RESOURCE_ID)
                        .fetch(CALENDAR_RESOURCE.RESOURCE_ID),
                db.select(
                                row(CALENDAR_QUESTION.LABEL_PL, CALENDAR_QUESTION.LABEL_EN)
                                        .mapping(Words::new),
                                CALENDAR_QUESTION.REQUIRED)
                        .from(CALENDAR_QUESTION)
                        .where(CALENDAR_QUESTION.BOOKING_CALENDAR_ID.eq(id))
                        .orderBy(CALENDAR_QUESTION.POSITION)
                        .fetch(mapping(AskedQuestion::new)),
                calendar.getVersion());
    }

    private static @Nullable Words words(@Nullable String pl, @Nullable String en) {
        return pl == null || en == null ? null : new Words(pl, en);
    }

    public BookingCalendarId insert(CalendarSettings settings) {
        var calendar = db.newRecord(BOOKING_CALENDAR);
        calendar.setCode(UUID.randomUUID().toString());
        calendar.setPosition(db.fetchCount(BOOKING_CALENDAR) + 1);
        fill(calendar, settings);
        calendar.store();
        return calendar.getBookingCalendarId();
    }

    /** @return false when somebody was faster */
    public boolean update(BookingCalendarId id, CalendarSettings settings) {
        var calendar = db.newRecord(BOOKING_CALENDAR);
        fill(calendar, settings);
        calendar.setVersion(settings.version() + 1);
        return db.update(BOOKING_CALENDAR)
                        .set(calendar)
                        .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(id))
                        .and(BOOKING_CALENDAR.VERSION.eq(settings.version()))
                        .execute()
                > 0;
    }

    private static void fill(BookingCalendarRecord calendar, CalendarSettings settings) {
        calendar.setBookingUnitId(settings.unit());
        calendar.setNamePl(settings.name().pl().strip());
        calendar.setNameEn(settings.name().en().strip());
        calendar.setKind(settings.kind());
        calendar.setVenue(settings.venue());
        var room = settings.room();
        calendar.setRoomPl(room == null ? null : room.pl().strip());
        calendar.setRoomEn(room == null ? null : room.en().strip());
        var bring = settings.bring();
        calendar.setBringPl(bring == null ? null : bring.pl().strip());
        calendar.setBringEn(bring == null ? null : bring.en().strip());
        calendar.setAudience(settings.audience());
        calendar.setLengthMinutes(settings.length());
        calendar.setStepMinutes(settings.step());
        calendar.setBeforeMinutes(settings.before());
        calendar.setAfterMinutes(settings.after());
        calendar.setCapacity(settings.capacity());
        calendar.setBookNoticeMinutes(settings.bookNotice());
        calendar.setMoveNoticeMinutes(settings.moveNotice());
        calendar.setCancelNoticeMinutes(settings.cancelNotice());
        calendar.setHorizonDays(settings.horizonDays());
        calendar.setOpenPerPerson(settings.openPerPerson());
        calendar.setOfferMinutes(settings.offerMinutes());
        calendar.setBesideOthers(settings.besideOthers());
        calendar.setOnHolidays(settings.onHolidays());
        calendar.setReminderHours(settings.reminderHours());
        calendar.setPublished(settings.published());
    }

    /** Its receivers and its questions. */
    public void give(BookingCalendarId id, CalendarSettings settings) {
        settings.receivers()
                .forEach(receiver -> db.insertInto(CALENDAR_RESOURCE)
                        .set(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID, id)
                        .set(CALENDAR_RESOURCE.RESOURCE_ID, receiver)
                        .onConflictDoNothing()
                        .execute());
        db.deleteFrom(CALENDAR_QUESTION)
                .where(CALENDAR_QUESTION.BOOKING_CALENDAR_ID.eq(id))
                .and(CALENDAR_QUESTION.POSITION.gt(settings.questions().size()))
                .execute();
        var position = 0;
        for (var asked : settings.questions()) {
            var question = db.newRecord(CALENDAR_QUESTION);
            question.setBookingCalendarId(id);
            question.setPosition(++position);
            question.setLabelPl(asked.label().pl().strip());
            question.setLabelEn(asked.label().en().strip());
            question.setRequired(asked.required());
            // In its place, so that whoever is just answering it need not begin anew.
            db.insertInto(CALENDAR_QUESTION)
                    .set(question)
                    .onConflictOnConstraint(Keys.CALENDAR_QUESTION_HAS_ITS_PLACE)
                    .doUpdate()
                    .set(question)
                    .execute();
        }
    }
}
