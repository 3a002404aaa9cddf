package pl.nurt.metering;

import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Customer.CUSTOMER;
import static pl.nurt.db.identity.Identity.IDENTITY;
import static pl.nurt.db.metering.Metering.METERING;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.ServicePointId;
import pl.nurt.db.metering.Routines;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.readings.ReadingSource;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** One resident with a house, for tests: an account, a customer, a service point and a contract. */
public final class Household {
    private static final AtomicLong NUMBER = new AtomicLong(1000);

    private final DSLContext db;
    private final long number = NUMBER.incrementAndGet();
    public final Viewer viewer;
    public final CustomerId customer;
    public final ServicePointId point;

    public Household(DSLContext db, LocalDate contractFrom) {
        this(db, null, contractFrom);
    }

    /** @param viewer an account that is there already; null for a new one */
    public Household(DSLContext db, @Nullable Viewer viewer, LocalDate contractFrom) {
        this.db = db;
        this.viewer = viewer != null ? viewer : new Viewer(account(), Set.of(Role.RESIDENT));
        customer = customer();
        point = point();
        contract(contractFrom, null);
    }

    /** A local time of Warsaw, such as 2026-11-23T10:15. */
    public static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(CivilTime.ZONE).toInstant();
    }

    public static CubicMetres m3(String volume) {
        return CubicMetres.of(volume);
    }

    public String address() {
        return "Kopernika " + number + ", Młynary";
    }

    public void contract(LocalDate from, @Nullable LocalDate until) {
        var contract = CUSTOMER.SUPPLY_CONTRACT;
        db.insertInto(contract)
                .set(contract.NUMBER, "U/" + NUMBER.incrementAndGet())
                .set(contract.CUSTOMER_ID, customer)
                .set(contract.SERVICE_POINT_ID, point)
                .set(contract.VALID_FROM, from)
                .set(contract.VALID_TO, until)
                .execute();
    }

    public void contractEnds(LocalDate until) {
        var contract = CUSTOMER.SUPPLY_CONTRACT;
        db.update(contract)
                .set(contract.VALID_TO, until)
                .where(contract.CUSTOMER_ID.eq(customer))
                .execute();
    }

    public MeterId mainMeter(String installedAt, String initial) {
        return meter(MeterRole.MAIN, installedAt, initial);
    }

    public MeterId meter(MeterRole role, String installedAt, String initial) {
        var serial = "3141" + NUMBER.incrementAndGet();
        var meter = METERING.METER;
        var id = db.insertInto(meter)
                .set(meter.SERIAL_NUMBER, serial)
                .set(meter.IDENTIFICATION, serial + "-NRT-1-7")
                .set(meter.MANUFACTURER, "NRT")
                .set(meter.DIAMETER_MM, (short) 20)
                .set(meter.Q3_M3H, BigDecimal.valueOf(4))
                .set(meter.DIGITS, (short) 6)
                .set(meter.VERIFIED_UNTIL, LocalDate.of(2029, 5, 31))
                .returning(meter.METER_ID)
                .fetchSingle(meter.METER_ID);
        var installation = METERING.METER_INSTALLATION;
        db.insertInto(installation)
                .set(installation.METER_ID, id)
                .set(installation.SERVICE_POINT_ID, point)
                .set(installation.ROLE, role)
                .set(installation.INSTALLED_AT, at(installedAt))
                .set(installation.INITIAL_M3, m3(initial))
                .execute();
        return id;
    }

    /** Somebody else moves in on the day, and wrote down what the meter showed. */
    public void handedOver(MeterId meter, LocalDate day, String index) {
        contractEnds(day);
        var contract = CUSTOMER.SUPPLY_CONTRACT;
        var ended = db.select(contract.SUPPLY_CONTRACT_ID)
                .from(contract)
                .where(contract.SERVICE_POINT_ID.eq(point))
                .fetchSingle(contract.SUPPLY_CONTRACT_ID);
        contract(day, null);
        var begun = db.select(contract.SUPPLY_CONTRACT_ID)
                .from(contract)
                .where(contract.SERVICE_POINT_ID.eq(point), contract.VALID_FROM.eq(day))
                .fetchSingle(contract.SUPPLY_CONTRACT_ID);
        var handover = CUSTOMER.HANDOVER;
        var id = db.insertInto(handover)
                .set(handover.SERVICE_POINT_ID, point)
                .set(handover.ENDED_CONTRACT_ID, ended)
                .set(handover.BEGUN_CONTRACT_ID, begun)
                .set(handover.DAY, day)
                .set(handover.MADE_AT, CivilTime.startOf(day))
                .returning(handover.HANDOVER_ID)
                .fetchSingle(handover.HANDOVER_ID);
        var indexes = CUSTOMER.HANDOVER_INDEX;
        db.insertInto(indexes)
                .set(indexes.HANDOVER_ID, id)
                .set(
                        indexes.METER_NUMBER,
                        select(METERING.METER.SERIAL_NUMBER)
                                .from(METERING.METER)
                                .where(METERING.METER.METER_ID.eq(meter)))
                .set(indexes.INDEX_M3, m3(index))
                .execute();
    }

    public void remove(MeterId meter, String removedAt, String lastIndex) {
        var installation = METERING.METER_INSTALLATION;
        db.update(installation)
                .set(installation.REMOVED_AT, at(removedAt))
                .set(installation.FINAL_M3, m3(lastIndex))
                .where(installation.METER_ID.eq(meter))
                .execute();
    }

    /** A reading, booked as the newest one. */
    public void reading(MeterId meter, String localTime, String index) {
        reading(meter, at(localTime), index);
    }

    public void reading(MeterId meter, Instant at, String index) {
        var month = CivilTime.dayOf(at);
        Routines.createReadingPartitions(db.configuration(), month.minusMonths(1), month.plusMonths(1));
        var reading = METERING.READING;
        db.insertInto(reading)
                .set(reading.METER_ID, meter)
                .set(reading.READ_AT, at)
                .set(reading.INDEX_M3, m3(index))
                .set(reading.SOURCE, ReadingSource.BRIDGE)
                .set(reading.RECEIVED_AT, at)
                .execute();
        var latest = METERING.LATEST_READING;
        db.insertInto(latest)
                .set(latest.METER_ID, meter)
                .set(latest.READ_AT, at)
                .set(latest.INDEX_M3, m3(index))
                .set(latest.RECEIVED_AT, at)
                .onConflict(latest.METER_ID)
                .doUpdate()
                .set(latest.READ_AT, at)
                .set(latest.INDEX_M3, m3(index))
                .execute();
    }

    /** A day of use counted from a reading late the day before. */
    public void day(MeterId meter, LocalDate day, @Nullable String use) {
        day(meter, day, use, day.minusDays(1));
    }

    /** A day of use counted from a reading late on {@code openingDay}. */
    public void day(MeterId meter, LocalDate day, @Nullable String use, LocalDate openingDay) {
        var daily = METERING.DAILY_USE;
        db.insertInto(daily)
                .set(daily.METER_ID, meter)
                .set(daily.DAY, day)
                .set(daily.OPENING_AT, at(openingDay + "T23:45"))
                .set(daily.OPENING_M3, CubicMetres.ZERO)
                .set(daily.CLOSING_AT, at(day + "T23:45"))
                .set(daily.CLOSING_M3, use == null ? CubicMetres.ZERO : m3(use))
                .set(daily.USE_M3, use == null ? null : m3(use))
                .onDuplicateKeyUpdate()
                .set(daily.USE_M3, use == null ? null : m3(use))
                .execute();
    }

    public void days(MeterId meter, LocalDate from, LocalDate until, String use) {
        from.datesUntil(until).forEach(day -> day(meter, day, use));
    }

    private UserAccountId account() {
        var account = IDENTITY.USER_ACCOUNT;
        var id = db.insertInto(account)
                .set(account.LOGIN, "household" + number)
                .set(account.DISPLAY_NAME, "Household " + number)
                .set(account.PASSWORD_HASH, "{noop}never")
                .set(account.CREATED_AT, at("2024-01-01T00:00"))
                .returning(account.USER_ACCOUNT_ID)
                .fetchSingle(account.USER_ACCOUNT_ID);
        var role = IDENTITY.USER_ROLE;
        db.insertInto(role)
                .set(role.USER_ACCOUNT_ID, id)
                .set(role.ROLE, Role.RESIDENT)
                .execute();
        return id;
    }

    private CustomerId customer() {
        var customers = CUSTOMER.CUSTOMER_;
        var id = db.insertInto(customers)
                .set(customers.NUMBER, String.valueOf(number))
                .set(customers.NAME, "Household " + number)
                .set(customers.KIND, CustomerKind.PERSON)
                .returning(customers.CUSTOMER_ID)
                .fetchSingle(customers.CUSTOMER_ID);
        var user = CUSTOMER.CUSTOMER_USER;
        db.insertInto(user)
                .set(user.USER_ACCOUNT_ID, viewer.account())
                .set(user.CUSTOMER_ID, id)
                .execute();
        return id;
    }

    private ServicePointId point() {
        var points = CUSTOMER.SERVICE_POINT;
        return db.insertInto(points)
                .set(points.LOCALITY, "Młynary")
                .set(points.STREET, "Kopernika")
                .set(points.HOUSE_NUMBER, String.valueOf(number))
                .set(points.POSTAL_CODE, "14-420")
                .set(points.LATITUDE, new BigDecimal("54.190000"))
                .set(points.LONGITUDE, new BigDecimal("19.720000"))
                .returning(points.SERVICE_POINT_ID)
                .fetchSingle(points.SERVICE_POINT_ID);
    }
}
