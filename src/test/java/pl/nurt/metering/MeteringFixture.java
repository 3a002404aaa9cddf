package pl.nurt.metering;

import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.AsSystem;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.bridges.Bridges;

/** Bridges, concentrators and meters for tests; every one with a name of its own. */
public final class MeteringFixture {
    private static final AtomicInteger NAMES = new AtomicInteger(10_000_000);

    private final DSLContext db;
    private final Bridges bridges;

    public MeteringFixture(DSLContext db, Bridges bridges) {
        this.db = db;
        this.bridges = bridges;
    }

    public static String newName() {
        return Integer.toString(NAMES.incrementAndGet());
    }

    /** A bridge and the key it shows. */
    public record RegisteredBridge(BridgeId id, String key) {}

    public RegisteredBridge bridge() {
        var code = "bridge-" + newName();
        var key = AsSystem.call(() -> bridges.register(code));
        return new RegisteredBridge(AsSystem.call(() -> bridges.byCode(code)).orElseThrow(), key);
    }

    public ConcentratorId concentrator(BridgeId bridge, String code) {
        return db.insertInto(CONCENTRATOR)
                .set(CONCENTRATOR.BRIDGE_ID, bridge)
                .set(CONCENTRATOR.CODE, code)
                .set(CONCENTRATOR.NAME, "Blok 7")
                .set(CONCENTRATOR.PROTOCOL, ConcentratorProtocol.MBUS_TCP)
                .returningResult(CONCENTRATOR.CONCENTRATOR_ID)
                .fetchSingle()
                .value1();
    }

    /** From now on the bridge reads the meters, through its concentrator of that code, which comes into being. */
    public ConcentratorId reads(BridgeId bridge, String code, MeterId... meters) {
        var through = db.select(CONCENTRATOR.CONCENTRATOR_ID)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.BRIDGE_ID.eq(bridge), CONCENTRATOR.CODE.eq(code))
                .fetchOptional(CONCENTRATOR.CONCENTRATOR_ID)
                .orElseGet(() -> concentrator(bridge, code));
        for (var meter : meters) {
            db.insertInto(METER_SOURCE)
                    .set(METER_SOURCE.METER_ID, meter)
                    .set(METER_SOURCE.CONCENTRATOR_ID, through)
                    .onConflict(METER_SOURCE.METER_ID)
                    .doUpdate()
                    .set(METER_SOURCE.CONCENTRATOR_ID, through)
                    .execute();
        }
        return through;
    }

    /** A meter that is installed nowhere: five digits, Q3 = 2.5 m³/h. */
    public MeterId meter(String identification) {
        return meter(identification, 5);
    }

    public MeterId meter(String identification, int digits) {
        return db.insertInto(METER)
                .set(METER.SERIAL_NUMBER, identification)
                .set(METER.IDENTIFICATION, identification)
                .set(METER.MANUFACTURER, "APA")
                .set(METER.DIAMETER_MM, (short) 20)
                .set(METER.Q3_M3H, new BigDecimal("2.5"))
                .set(METER.DIGITS, (short) digits)
                .set(METER.VERIFIED_UNTIL, LocalDate.of(2030, 1, 1))
                .returningResult(METER.METER_ID)
                .fetchSingle()
                .value1();
    }

    public ServicePointId servicePoint() {
        return db.insertInto(SERVICE_POINT)
                .set(SERVICE_POINT.LOCALITY, "Młynary")
                .set(SERVICE_POINT.HOUSE_NUMBER, newName())
                .set(SERVICE_POINT.POSTAL_CODE, "14-420")
                .set(SERVICE_POINT.LATITUDE, new BigDecimal("54.187"))
                .set(SERVICE_POINT.LONGITUDE, new BigDecimal("19.722"))
                .returningResult(SERVICE_POINT.SERVICE_POINT_ID)
                .fetchSingle()
                .value1();
    }

    public void install(MeterId meter, ServicePointId point, MeterRole role, Instant at, String initialM3) {
        db.insertInto(METER_INSTALLATION)
                .set(METER_INSTALLATION.METER_ID, meter)
                .set(METER_INSTALLATION.SERVICE_POINT_ID, point)
                .set(METER_INSTALLATION.ROLE, role)
                .set(METER_INSTALLATION.INSTALLED_AT, at)
                .set(METER_INSTALLATION.INITIAL_M3, CubicMetres.of(initialM3))
                .execute();
    }

    public void remove(MeterId meter, Instant at, String finalM3) {
        db.update(METER_INSTALLATION)
                .set(METER_INSTALLATION.REMOVED_AT, at)
                .set(METER_INSTALLATION.FINAL_M3, CubicMetres.of(finalM3))
                .where(METER_INSTALLATION.METER_ID.eq(meter), METER_INSTALLATION.REMOVED_AT.isNull())
                .execute();
    }
}
