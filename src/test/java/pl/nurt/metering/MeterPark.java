package pl.nurt.metering;

import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;
import static pl.nurt.db.metering.Tables.READING;
import static pl.nurt.db.metering.Tables.READING_VERDICT;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.ServicePointId;
import pl.nurt.db.metering.routines.CreateReadingPartitions;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.readings.ReadingSource;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.ConcentratorProtocol;

/** Meters, places, readings and devices for a test, straight into the tables. */
public final class MeterPark {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final DSLContext db;
    private final Instant now;

    public MeterPark(DSLContext db, Instant now) {
        this.db = db;
        this.now = now;
        var partitions = new CreateReadingPartitions();
        partitions.setFromMonth(CivilTime.dayOf(now).minusDays(70));
        partitions.setToMonth(CivilTime.dayOf(now).plusDays(40));
        partitions.execute(db.configuration());
    }

    public ServicePointId place(String locality, @Nullable String street, String houseNumber) {
        return db.insertInto(SERVICE_POINT)
                .set(SERVICE_POINT.LOCALITY, locality)
                .set(SERVICE_POINT.STREET, street)
                .set(SERVICE_POINT.HOUSE_NUMBER, houseNumber)
                .set(SERVICE_POINT.POSTAL_CODE, "14-420")
                .set(SERVICE_POINT.LATITUDE, new BigDecimal("54.187"))
                .set(SERVICE_POINT.LONGITUDE, new BigDecimal("19.722"))
                .returning()
                .fetchSingle(SERVICE_POINT.SERVICE_POINT_ID);
    }

    public CustomerId customer(String number, String name, ServicePointId place) {
        var customer = db.insertInto(CUSTOMER_)
                .set(CUSTOMER_.NUMBER, number)
                .set(CUSTOMER_.NAME, name)
                .set(CUSTOMER_.KIND, CustomerKind.PERSON)
                .returning()
                .fetchSingle(CUSTOMER_.CUSTOMER_ID);
        db.insertInto(SUPPLY_CONTRACT)
                .set(SUPPLY_CONTRACT.NUMBER, "U/" + number)
                .set(SUPPLY_CONTRACT.CUSTOMER_ID, customer)
                .set(SUPPLY_CONTRACT.SERVICE_POINT_ID, place)
                .set(SUPPLY_CONTRACT.VALID_FROM, LocalDate.of(2020, 1, 1))
                .execute();
        return customer;
    }

    /** Verified for two more years, not installed, never read. */
    public MeterId meter(String serialNumber) {
        return meter(serialNumber, CivilTime.dayOf(now).plusYears(2), null);
    }

    public MeterId meter(String serialNumber, LocalDate verifiedUntil, @Nullable ConcentratorId concentrator) {
        var meter = db.insertInto(METER)
                .set(METER.SERIAL_NUMBER, serialNumber)
                .set(METER.IDENTIFICATION, serialNumber + "-APA-0A-07-" + NEXT.incrementAndGet())
                .set(METER.MANUFACTURER, "APA")
                .set(METER.DIAMETER_MM, (short) 15)
                .set(METER.Q3_M3H, new BigDecimal("2.5"))
                .set(METER.DIGITS, (short) 5)
                .set(METER.VERIFIED_UNTIL, verifiedUntil)
                .returning()
                .fetchSingle(METER.METER_ID);
        if (concentrator != null) {
            readThrough(meter, concentrator);
        }
        return meter;
    }

    /** From now on the bridge of the concentrator speaks for the meter. */
    public void readThrough(MeterId meter, ConcentratorId concentrator) {
        db.insertInto(METER_SOURCE)
                .set(METER_SOURCE.METER_ID, meter)
                .set(METER_SOURCE.CONCENTRATOR_ID, concentrator)
                .execute();
    }

    public void install(MeterId meter, ServicePointId place, Instant installedAt) {
        install(meter, place, MeterRole.MAIN, installedAt);
    }

    public void install(MeterId meter, ServicePointId place, MeterRole role, Instant installedAt) {
        db.insertInto(METER_INSTALLATION)
                .set(METER_INSTALLATION.METER_ID, meter)
                .set(METER_INSTALLATION.SERVICE_POINT_ID, place)
                .set(METER_INSTALLATION.ROLE, role)
                .set(METER_INSTALLATION.INSTALLED_AT, installedAt)
                .set(METER_INSTALLATION.INITIAL_M3, CubicMetres.ZERO)
                .execute();
    }

    public void remove(MeterId meter, Instant removedAt, String index) {
        db.update(METER_INSTALLATION)
                .set(METER_INSTALLATION.REMOVED_AT, removedAt)
                .set(METER_INSTALLATION.FINAL_M3, CubicMetres.of(index))
                .where(METER_INSTALLATION.METER_ID.eq(meter))
                .and(METER_INSTALLATION.REMOVED_AT.isNull())
                .execute();
    }

    /** A meter that is installed at a new place of the given address, installed a year ago. */
    public MeterId hanging(String serialNumber, String locality, @Nullable String street, String houseNumber) {
        var meter = meter(serialNumber);
        install(meter, place(locality, street, houseNumber), now.minus(Duration.ofDays(365)));
        return meter;
    }

    /** Stored as the intake does: the reading, and the meter's latest one when it is newer. */
    public void read(MeterId meter, Instant at, String index, Verdict... verdicts) {
        db.insertInto(READING)
                .set(READING.METER_ID, meter)
                .set(READING.READ_AT, at)
                .set(READING.INDEX_M3, CubicMetres.of(index))
                .set(READING.SOURCE, ReadingSource.BRIDGE)
                .set(READING.RECEIVED_AT, at.plusSeconds(3))
                .set(READING.RAW, new byte[] {0x68, 0x04, 0x04, 0x68})
                .execute();
        for (var verdict : verdicts) {
            db.insertInto(READING_VERDICT)
                    .set(READING_VERDICT.METER_ID, meter)
                    .set(READING_VERDICT.READ_AT, at)
                    .set(READING_VERDICT.VERDICT, verdict)
                    .execute();
        }
        db.insertInto(LATEST_READING)
                .set(LATEST_READING.METER_ID, meter)
                .set(LATEST_READING.READ_AT, at)
                .set(LATEST_READING.INDEX_M3, CubicMetres.of(index))
                .set(LATEST_READING.RECEIVED_AT, at.plusSeconds(3))
                .onConflict(LATEST_READING.METER_ID)
                .doUpdate()
                .set(LATEST_READING.READ_AT, at)
                .set(LATEST_READING.INDEX_M3, CubicMetres.of(index))
                .where(LATEST_READING.READ_AT.lt(at))
                .execute();
    }

    /** A day's use; said again it replaces what was said before. */
    public void used(MeterId meter, LocalDate day, String use) {
        db.insertInto(DAILY_USE)
                .set(DAILY_USE.METER_ID, meter)
                .set(DAILY_USE.DAY, day)
                .set(DAILY_USE.OPENING_AT, CivilTime.startOf(day))
                .set(DAILY_USE.OPENING_M3, CubicMetres.ZERO)
                .set(DAILY_USE.CLOSING_AT, CivilTime.startOf(day.plusDays(1)))
                .set(DAILY_USE.CLOSING_M3, CubicMetres.of(use))
                .set(DAILY_USE.USE_M3, CubicMetres.of(use))
                .onDuplicateKeyUpdate()
                .set(DAILY_USE.USE_M3, CubicMetres.of(use))
                .execute();
    }

    public BridgeId bridge(String code, @Nullable Instant lastContactAt) {
        var bridge = db.insertInto(BRIDGE)
                .set(BRIDGE.CODE, code)
                .set(BRIDGE.SOFTWARE, "0.1.0")
                .set(BRIDGE.LAST_CONTACT_AT, lastContactAt)
                .returning()
                .fetchSingle(BRIDGE.BRIDGE_ID);
        db.insertInto(BRIDGE_KEY)
                .set(BRIDGE_KEY.BRIDGE_ID, bridge)
                .set(
                        BRIDGE_KEY.KEY_SHA256,
                        ByteBuffer.allocate(32).putInt(NEXT.incrementAndGet()).array())
                .set(BRIDGE_KEY.FIRST_USED_AT, now)
                .execute();
        return bridge;
    }

    public ConcentratorId concentrator(BridgeId bridge, String code, String name, ConcentratorState state) {
        return db.insertInto(CONCENTRATOR)
                .set(CONCENTRATOR.BRIDGE_ID, bridge)
                .set(CONCENTRATOR.CODE, code)
                .set(CONCENTRATOR.NAME, name)
                .set(CONCENTRATOR.PROTOCOL, ConcentratorProtocol.MBUS_TCP)
                .set(CONCENTRATOR.STATE, state)
                .set(CONCENTRATOR.STATE_SINCE, now.minusSeconds(3600))
                .returning()
                .fetchSingle(CONCENTRATOR.CONCENTRATOR_ID);
    }

    public void state(ConcentratorId concentrator, ConcentratorState state, @Nullable String error) {
        db.update(CONCENTRATOR)
                .set(CONCENTRATOR.STATE, state)
                .set(CONCENTRATOR.ERROR, error)
                .where(CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator))
                .execute();
    }

    /** Waits for a decision: the device said this index, and the intake gave this reason. */
    public QuarantinedReadingId quarantined(
            BridgeId bridge, String concentrator, String identification, String index, RefusalReason reason) {
        return db.insertInto(QUARANTINED_READING)
                .set(QUARANTINED_READING.BRIDGE_ID, bridge)
                .set(QUARANTINED_READING.CONCENTRATOR, concentrator)
                .set(QUARANTINED_READING.IDENTIFICATION, identification)
                .set(QUARANTINED_READING.INDEX_TEXT, index)
                .set(
                        QUARANTINED_READING.READ_AT,
                        now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(90))
                .set(QUARANTINED_READING.REASON, reason)
                .set(QUARANTINED_READING.RECEIVED_AT, now.minusSeconds(60))
                .returning()
                .fetchSingle(QUARANTINED_READING.QUARANTINED_READING_ID);
    }

    public String identificationOf(MeterId meter) {
        return db.select(METER.IDENTIFICATION)
                .from(METER)
                .where(METER.METER_ID.eq(meter))
                .fetchSingle(METER.IDENTIFICATION);
    }
}
