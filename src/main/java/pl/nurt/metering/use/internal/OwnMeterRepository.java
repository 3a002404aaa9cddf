package pl.nurt.metering.use.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Customer.CUSTOMER;
import static pl.nurt.db.metering.Metering.METERING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** Which meters an account may look at, and what they continue. */
@Repository
public class OwnMeterRepository {
    private final DSLContext db;

    OwnMeterRepository(DSLContext db) {
        this.db = db;
    }

    /** The meters that are installed at the moment at points whose contract holds on that day, by address. */
    public List<OwnChain> of(UserAccountId account, Instant now) {
        return fetch(account, now, noCondition());
    }

    /** The same for one meter; empty when it is not the account's. */
    public List<OwnChain> of(UserAccountId account, Instant now, MeterId meter) {
        return fetch(account, now, METERING.METER_INSTALLATION.METER_ID.eq(meter));
    }

    private List<OwnChain> fetch(UserAccountId account, Instant now, Condition which) {
        var user = CUSTOMER.CUSTOMER_USER;
        var contract = CUSTOMER.SUPPLY_CONTRACT;
        var point = CUSTOMER.SERVICE_POINT;
        var installation = METERING.METER_INSTALLATION;
        var meter = METERING.METER;
        var latest = METERING.LATEST_READING;
        var today = CivilTime.dayOf(now);
        return db.select(
                        row(
                                        meter.METER_ID,
                                        meter.SERIAL_NUMBER,
                                        installation.ROLE,
                                        meter.DIGITS,
                                        row(point.SERVICE_POINT_ID, point.LOCALITY, point.STREET, point.HOUSE_NUMBER)
                                                .mapping(Place::new),
                                        meter.VERIFIED_UNTIL,
                                        installation.INSTALLED_AT,
                                        latest.READ_AT,
                                        latest.INDEX_M3)
                                .mapping(OwnMeterRepository::ownMeter),
                        links(),
                        contracts(account))
                .from(user)
                .join(contract)
                .on(contract.CUSTOMER_ID.eq(user.CUSTOMER_ID))
                .join(point)
                .on(point.SERVICE_POINT_ID.eq(contract.SERVICE_POINT_ID))
                .join(installation)
                .on(installation.SERVICE_POINT_ID.eq(point.SERVICE_POINT_ID))
                .join(meter)
                .on(meter.METER_ID.eq(installation.METER_ID))
                .leftJoin(latest)
                .on(latest.METER_ID.eq(meter.METER_ID).and(latest.READ_AT.ge(installation.INSTALLED_AT)))
                .where(user.USER_ACCOUNT_ID.eq(account))
                .and(contract.VALID_FROM.le(today))
                .and(contract.VALID_TO.isNull().or(contract.VALID_TO.gt(today)))
                .and(installation.INSTALLED_AT.le(now))
                .and(installation.REMOVED_AT.isNull())
                .and(which)
                .orderBy(
                        point.LOCALITY,
                        point.STREET,
                        point.HOUSE_NUMBER,
                        point.SERVICE_POINT_ID,
                        installation.ROLE,
                        meter.SERIAL_NUMBER,
                        meter.METER_ID)
                .fetch(mapping(OwnChain::of));
    }

    /** A main meter continues the main meters before it; a sub-meter only itself, for there may be several at a time. */
    private static Field<List<MeterLink>> links() {
        var current = METERING.METER_INSTALLATION;
        var link = METERING.METER_INSTALLATION.as("link");
        var linked = METERING.METER.as("linked");
        return multiset(select(
                                link.METER_ID,
                                row(linked.DIGITS, linked.Q3_M3H).mapping(Register::new),
                                linked.SERIAL_NUMBER,
                                link.ROLE,
                                link.INSTALLED_AT,
                                link.REMOVED_AT,
                                link.INITIAL_M3,
                                link.FINAL_M3,
                                linked.VERIFIED_UNTIL)
                        .from(link)
                        .join(linked)
                        .on(linked.METER_ID.eq(link.METER_ID))
                        .where(link.SERVICE_POINT_ID.eq(current.SERVICE_POINT_ID))
                        .and(link.ROLE.eq(current.ROLE))
                        .and(link.ROLE.eq(MeterRole.MAIN).or(link.METER_ID.eq(current.METER_ID)))
                        .and(link.INSTALLED_AT.le(current.INSTALLED_AT)))
                .convertFrom(rows -> rows.map(mapping(MeterLink::own)));
    }

    private static Field<List<ContractDays>> contracts(UserAccountId account) {
        var held = CUSTOMER.SUPPLY_CONTRACT.as("held");
        var holder = CUSTOMER.CUSTOMER_USER.as("holder");
        return multiset(select(held.VALID_FROM, held.VALID_TO)
                        .from(held)
                        .join(holder)
                        .on(holder.CUSTOMER_ID.eq(held.CUSTOMER_ID))
                        .where(holder.USER_ACCOUNT_ID.eq(account))
                        .and(held.SERVICE_POINT_ID.eq(CUSTOMER.SERVICE_POINT.SERVICE_POINT_ID))
                        .and(held.VALID_FROM.le(CUSTOMER.SUPPLY_CONTRACT.VALID_FROM)))
                .convertFrom(rows -> rows.map(mapping(ContractDays::new)));
    }

    private static OwnMeter ownMeter(
            MeterId id,
            String serialNumber,
            MeterRole role,
            Short digits,
            Place place,
            LocalDate verifiedUntil,
            Instant installedAt,
            @Nullable Instant readAt,
            @Nullable CubicMetres index) {
        var latest = readAt == null || index == null
                ? null
                : new IndexReading(readAt, index, id, serialNumber, IndexReading.Origin.READING);
        return new OwnMeter(id, serialNumber, role, digits, place, verifiedUntil, installedAt, latest);
    }
}
