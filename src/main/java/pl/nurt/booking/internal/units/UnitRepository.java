package pl.nurt.booking.internal.units;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.RESOURCE;
import static pl.nurt.db.booking.Tables.UNIT_ADMINISTRATOR;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.identity.Tables.USER_ROLE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnit;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.units.Keeper;
import pl.nurt.booking.units.UnitSettings;
import pl.nurt.identity.Right;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;

/** Rows of {@code booking.booking_unit} and {@code booking.unit_administrator}. */
@Repository
public class UnitRepository {
    private final DSLContext db;

    UnitRepository(DSLContext db) {
        this.db = db;
    }

    public List<BookingUnit> all() {
        return db.select(
                        BOOKING_UNIT.BOOKING_UNIT_ID,
                        row(BOOKING_UNIT.NAME_PL, BOOKING_UNIT.NAME_EN).mapping(Words::new),
                        BOOKING_UNIT.ADDRESS,
                        BOOKING_UNIT.PHONE)
                .from(BOOKING_UNIT)
                .orderBy(BOOKING_UNIT.NAME_PL, BOOKING_UNIT.BOOKING_UNIT_ID)
                .fetch(mapping(BookingUnit::new));
    }

    public Set<UserAccountId> keepers(BookingUnitId unit) {
        return db.select(UNIT_ADMINISTRATOR.USER_ACCOUNT_ID)
                .from(UNIT_ADMINISTRATOR)
                .where(UNIT_ADMINISTRATOR.BOOKING_UNIT_ID.eq(unit))
                .fetchSet(UNIT_ADMINISTRATOR.USER_ACCOUNT_ID);
    }

    public Optional<BookingUnitId> of(BookingCalendarId calendar) {
        return db.select(BOOKING_CALENDAR.BOOKING_UNIT_ID)
                .from(BOOKING_CALENDAR)
                .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(calendar))
                .fetchOptional(BOOKING_CALENDAR.BOOKING_UNIT_ID);
    }

    public Optional<BookingUnitId> of(ResourceId receiver) {
        return db.select(RESOURCE.BOOKING_UNIT_ID)
                .from(RESOURCE)
                .where(RESOURCE.RESOURCE_ID.eq(receiver))
                .fetchOptional(RESOURCE.BOOKING_UNIT_ID);
    }

    public List<Keeper> candidates() {
        var roles = Arrays.stream(Role.values())
                .filter(role -> Right.KEEP_CALENDARS.isHeldBy(Set.of(role)))
                .toList();
        return db.selectDistinct(USER_ACCOUNT.USER_ACCOUNT_ID, USER_ACCOUNT.DISPLAY_NAME)
                .from(USER_ACCOUNT)
                .join(USER_ROLE)
                .on(USER_ROLE.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID))
                .where(USER_ROLE.ROLE.in(roles))
                .orderBy(USER_ACCOUNT.DISPLAY_NAME, USER_ACCOUNT.USER_ACCOUNT_ID)
                .fetch(mapping(Keeper::new));
    }

    public Set<String> names(Set<UserAccountId> accounts) {
        return new TreeSet<>(db.select(USER_ACCOUNT.DISPLAY_NAME)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.USER_ACCOUNT_ID.in(accounts))
                .fetch(USER_ACCOUNT.DISPLAY_NAME));
    }

    public Optional<UnitSettings> settings(BookingUnitId id) {
        return db.selectFrom(BOOKING_UNIT)
                .where(BOOKING_UNIT.BOOKING_UNIT_ID.eq(id))
                .fetchOptional(unit -> new UnitSettings(
                        new Words(unit.getNamePl(), unit.getNameEn()),
                        unit.getAddress(),
                        unit.getPhone(),
                        keepers(id),
                        unit.getVersion()));
    }

    public BookingUnitId insert(UnitSettings settings) {
        return db.insertInto(BOOKING_UNIT)
                .set(BOOKING_UNIT.CODE, UUID.randomUUID().toString())
                .set(BOOKING_UNIT.NAME_PL, settings.name().pl().strip())
                .set(BOOKING_UNIT.NAME_EN, settings.name().en().strip())
                .set(BOOKING_UNIT.ADDRESS, settings.address().strip())
                .set(BOOKING_UNIT.PHONE, settings.phone())
                .returningResult(BOOKING_UNIT.BOOKING_UNIT_ID)
                .fetchSingle()
                .value1();
    }

    /** @return false when somebody was faster */
    public boolean update(BookingUnitId id, UnitSettings settings) {
        return db.update(BOOKING_UNIT)
                        .set(BOOKING_UNIT.NAME_PL, settings.name().pl().strip())
                        .set(BOOKING_UNIT.NAME_EN, settings.name().en().strip())
                        .set(BOOKING_UNIT.ADDRESS, settings.address().strip())
                        .set(BOOKING_UNIT.PHONE, settings.phone())
                        .set(BOOKING_UNIT.VERSION, settings.version() + 1)
                        .where(BOOKING_UNIT.BOOKING_UNIT_ID.eq(id))
                        .and(BOOKING_UNIT.VERSION.eq(settings.version()))
                        .execute()
                > 0;
    }

    /** These and nobody else administer the unit. */
    public void name(BookingUnitId id, Set<UserAccountId> keepers, Instant now) {
        db.deleteFrom(UNIT_ADMINISTRATOR)
                .where(UNIT_ADMINISTRATOR.BOOKING_UNIT_ID.eq(id))
                .and(UNIT_ADMINISTRATOR.USER_ACCOUNT_ID.notIn(keepers))
                .execute();
        keepers.forEach(keeper -> db.insertInto(UNIT_ADMINISTRATOR)
                .set(UNIT_ADMINISTRATOR.BOOKING_UNIT_ID, id)
                .set(UNIT_ADMINISTRATOR.USER_ACCOUNT_ID, keeper)
                .set(UNIT_ADMINISTRATOR.NAMED_AT, now)
                .onConflictDoNothing()
                .execute());
    }
}
