package pl.nurt.billing;

import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_ADDRESS;
import static pl.nurt.db.customer.Tables.HANDOVER;
import static pl.nurt.db.customer.Tables.HANDOVER_INDEX;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.METER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.people.AddressPurpose;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.db.metering.routines.CreateReadingPartitions;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterPark;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** Customers with a contract, its terms and a meter, straight into the tables. */
public final class Contracted {
    private final DSLContext db;
    private final Instant now;
    private final MeterPark park;
    private final Map<String, ServicePointId> places = new HashMap<>();
    private final Map<String, MeterId> meters = new HashMap<>();

    public Contracted(DSLContext db, Instant now) {
        this.db = db;
        this.now = now;
        park = new MeterPark(db, now);
        // Two months are billed one after the other, and the one before them is what they are compared with.
        var partitions = new CreateReadingPartitions();
        partitions.setFromMonth(CivilTime.dayOf(now).minusDays(160));
        partitions.setToMonth(CivilTime.dayOf(now));
        partitions.execute(db.configuration());
    }

    /** Takes water and sewage, pays every month by paper; used that much on the day. */
    public void household(String number, String group, LocalDate day, String used) {
        silent(number, group, day);
        used(number, day, used);
    }

    /** The same, and its meter said nothing. */
    public void silent(String number, String group, LocalDate day) {
        var place = park.place("Młynary", "ul. Kopernika", number);
        var customer = park.customer(number, "Odbiorca " + number, place);
        var meter = park.meter("M" + number);
        park.install(meter, place, now.minus(Duration.ofDays(1500)));
        places.put(number, place);
        meters.put(number, meter);
        var contract = db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(SUPPLY_CONTRACT.CUSTOMER_ID))
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .fetchSingle()
                .value1();
        terms(contract, group, day.minusYears(5), 1);
    }

    private void terms(SupplyContractId contract, String group, LocalDate from, int months) {
        db.insertInto(CONTRACT_TERMS)
                .set(CONTRACT_TERMS.SUPPLY_CONTRACT_ID, contract)
                .set(CONTRACT_TERMS.VALID_FROM, from)
                .set(CONTRACT_TERMS.TARIFF_GROUP, group)
                .set(CONTRACT_TERMS.BILLING_MONTHS, (short) months)
                .set(CONTRACT_TERMS.INVOICE_FORM, InvoiceForm.PAPER)
                .set(CONTRACT_TERMS.WATER, true)
                .set(CONTRACT_TERMS.SEWAGE, true)
                .set(CONTRACT_TERMS.RAIN, false)
                .execute();
    }

    /** Other terms hold from the day on: an invoice covers so many months. */
    public void cycle(String number, LocalDate from, int months) {
        terms(contract(number), "GD", from, months);
    }

    public SupplyContractId contract(String number) {
        return db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.NUMBER.eq("U/" + number))
                .fetchSingle(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID);
    }

    /** From the day on somebody else lives there, with the same terms. @param index what the meter showed; null when nobody looked */
    public void movesIn(String number, String next, LocalDate day, @Nullable String index) {
        ends(number, day);
        var customer = db.insertInto(CUSTOMER_)
                .set(CUSTOMER_.NUMBER, next)
                .set(CUSTOMER_.NAME, "Odbiorca " + next)
                .set(CUSTOMER_.KIND, CustomerKind.PERSON)
                .returning()
                .fetchSingle(CUSTOMER_.CUSTOMER_ID);
        db.insertInto(SUPPLY_CONTRACT)
                .set(SUPPLY_CONTRACT.NUMBER, "U/" + next)
                .set(SUPPLY_CONTRACT.CUSTOMER_ID, customer)
                .set(SUPPLY_CONTRACT.SERVICE_POINT_ID, place(number))
                .set(SUPPLY_CONTRACT.VALID_FROM, day)
                .execute();
        terms(contract(next), "GD", day, 1);
        places.put(next, place(number));
        meters.put(next, meter(meters, number));
        lives(next);
        var handover = db.insertInto(HANDOVER)
                .set(HANDOVER.SERVICE_POINT_ID, place(number))
                .set(HANDOVER.ENDED_CONTRACT_ID, contract(number))
                .set(HANDOVER.BEGUN_CONTRACT_ID, contract(next))
                .set(HANDOVER.DAY, day)
                .set(HANDOVER.MADE_AT, now)
                .returning()
                .fetchSingle(HANDOVER.HANDOVER_ID);
        if (index != null) {
            db.insertInto(HANDOVER_INDEX)
                    .set(HANDOVER_INDEX.HANDOVER_ID, handover)
                    .set(HANDOVER_INDEX.METER_NUMBER, "M" + number)
                    .set(HANDOVER_INDEX.INDEX_M3, CubicMetres.of(index))
                    .execute();
        }
    }

    /** Lives at the place, and its meter was read an hour before the month began and an hour before it ended. */
    public void billed(String number, String group, LocalDate month, String used) {
        silent(number, group, month);
        lives(number);
        read(number, CivilTime.startOf(month).minusSeconds(3600), "100.000");
        read(number, CivilTime.startOf(month.plusMonths(1)).minusSeconds(3600), index(used));
    }

    private static String index(String used) {
        return new BigDecimal("100.000").add(new BigDecimal(used)).toPlainString();
    }

    public void lives(String number) {
        db.insertInto(CUSTOMER_ADDRESS)
                .set(CUSTOMER_ADDRESS.CUSTOMER_ID, customer(number))
                .set(CUSTOMER_ADDRESS.PURPOSE, AddressPurpose.RESIDENCE)
                .set(CUSTOMER_ADDRESS.STREET, "ul. Kopernika")
                .set(CUSTOMER_ADDRESS.HOUSE_NUMBER, number)
                .set(CUSTOMER_ADDRESS.POSTAL_CODE, "14-420")
                .set(CUSTOMER_ADDRESS.LOCALITY, "Młynary")
                .set(CUSTOMER_ADDRESS.SINCE, now.minus(Duration.ofDays(1500)))
                .execute();
    }

    public CustomerId customer(String number) {
        return db.select(CUSTOMER_.CUSTOMER_ID)
                .from(CUSTOMER_)
                .where(CUSTOMER_.NUMBER.eq(number))
                .fetchSingle(CUSTOMER_.CUSTOMER_ID);
    }

    public void read(String number, Instant at, String index, Verdict... verdicts) {
        park.read(meter(meters, number), at, index, verdicts);
    }

    public void readThrough(String number, ConcentratorId concentrator) {
        park.readThrough(meter(meters, number), concentrator);
    }

    /** Ends on the day, which no longer belongs to it. */
    public void ends(String number, LocalDate validTo) {
        db.update(SUPPLY_CONTRACT)
                .set(SUPPLY_CONTRACT.VALID_TO, validTo)
                .where(SUPPLY_CONTRACT.NUMBER.eq("U/" + number))
                .execute();
    }

    public void verifiedUntil(String number, LocalDate day) {
        db.update(METER)
                .set(METER.VERIFIED_UNTIL, day)
                .where(METER.METER_ID.eq(meter(meters, number)))
                .execute();
    }

    public void used(String number, LocalDate day, String used) {
        park.used(meter(meters, number), day, used);
    }

    /** A sub-meter that counted so much on the day. */
    public void garden(String number, LocalDate day, String used) {
        var garden = park.meter("G" + number);
        park.install(garden, place(number), MeterRole.SUB, now.minus(Duration.ofDays(1500)));
        park.used(garden, day, used);
    }

    private ServicePointId place(String number) {
        var place = places.get(number);
        if (place == null) {
            throw new IllegalArgumentException("nobody of number " + number);
        }
        return place;
    }

    private static MeterId meter(Map<String, MeterId> meters, String number) {
        var meter = meters.get(number);
        if (meter == null) {
            throw new IllegalArgumentException("nobody of number " + number);
        }
        return meter;
    }
}
