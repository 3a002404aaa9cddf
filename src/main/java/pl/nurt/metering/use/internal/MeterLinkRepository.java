package pl.nurt.metering.use.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Tables.HANDOVER;
import static pl.nurt.db.customer.Tables.HANDOVER_INDEX;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.SETTLED_INDEX;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.ServicePointId;
import pl.nurt.metering.internal.rules.Register;

/** Which meters were installed at a service point. */
@Repository
public class MeterLinkRepository {
    private final DSLContext db;

    MeterLinkRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * Those that were installed there at a moment from {@code from} on and before {@code before}: main meters first, in the order
     * of installation.
     */
    public List<MeterLink> links(ServicePointId point, Instant from, Instant before) {
        return links(List.of(point), from, before).getOrDefault(point, List.of());
    }

    /** The same for several points at once; those without a meter are left out. */
    public Map<ServicePointId, List<MeterLink>> links(Collection<ServicePointId> points, Instant from, Instant before) {
        return db.select(
                        METER_INSTALLATION.SERVICE_POINT_ID,
                        row(
                                        METER.METER_ID,
                                        row(METER.DIGITS, METER.Q3_M3H).mapping(Register::new),
                                        METER.SERIAL_NUMBER,
                                        METER_INSTALLATION.ROLE,
                                        METER_INSTALLATION.INSTALLED_AT,
                                        METER_INSTALLATION.REMOVED_AT,
                                        METER_INSTALLATION.INITIAL_M3,
                                        METER_INSTALLATION.FINAL_M3,
                                        METER.VERIFIED_UNTIL,
                                        handedOver(),
                                        settled())
                                .mapping(MeterLink::new))
                .from(METER_INSTALLATION)
                .join(METER)
                .on(METER.METER_ID.eq(METER_INSTALLATION.METER_ID))
                .where(METER_INSTALLATION.SERVICE_POINT_ID.in(points))
                .and(METER_INSTALLATION.INSTALLED_AT.lt(before))
                .and(METER_INSTALLATION.REMOVED_AT.isNull().or(METER_INSTALLATION.REMOVED_AT.gt(from)))
                .orderBy(
                        METER_INSTALLATION.ROLE,
                        METER_INSTALLATION.INSTALLED_AT,
                        METER_INSTALLATION.METER_INSTALLATION_ID)
                .fetchGroups(Record2::value1, Record2::value2);
    }

    /** Of the meter at the place, however often that changed hands. */
    private static Field<List<MeterLink.HandedOver>> handedOver() {
        return multiset(select(HANDOVER.DAY, HANDOVER_INDEX.INDEX_M3)
                        .from(HANDOVER)
                        .join(HANDOVER_INDEX)
                        .on(HANDOVER_INDEX.HANDOVER_ID.eq(HANDOVER.HANDOVER_ID))
                        .where(HANDOVER.SERVICE_POINT_ID.eq(METER_INSTALLATION.SERVICE_POINT_ID))
                        .and(HANDOVER_INDEX.METER_NUMBER.eq(METER.SERIAL_NUMBER))
                        .orderBy(HANDOVER.DAY))
                .convertFrom(found -> found.map(mapping(MeterLink.HandedOver::new)));
    }

    private static Field<List<MeterLink.Settled>> settled() {
        return multiset(select(
                                SETTLED_INDEX.DAY,
                                SETTLED_INDEX.READ_AT,
                                SETTLED_INDEX.INDEX_M3,
                                SETTLED_INDEX.CORRECTED)
                        .from(SETTLED_INDEX)
                        .where(SETTLED_INDEX.METER_ID.eq(METER.METER_ID))
                        .orderBy(SETTLED_INDEX.DAY))
                .convertFrom(found -> found.map(mapping(MeterLink.Settled::new)));
    }
}
