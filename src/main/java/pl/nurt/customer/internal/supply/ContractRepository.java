package pl.nurt.customer.internal.supply;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.HANDOVER;
import static pl.nurt.db.customer.Tables.HANDOVER_INDEX;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.customer.Tables.TARIFF_GROUP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.Handover;
import pl.nurt.customer.supply.HandoverDraft;
import pl.nurt.customer.supply.HandoverId;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.identity.UserAccountId;

/** Contracts with their dated terms, and how they pass from one customer to another. */
@Repository
public class ContractRepository {
    private final DSLContext db;

    ContractRepository(DSLContext db) {
        this.db = db;
    }

    /** Newest first. */
    public List<Contract> ofCustomer(CustomerId customer) {
        return contracts(SUPPLY_CONTRACT.CUSTOMER_ID.eq(customer));
    }

    /** Newest first. */
    public List<Contract> ofPlace(ServicePointId place) {
        return contracts(SUPPLY_CONTRACT.SERVICE_POINT_ID.eq(place));
    }

    public Optional<Contract> find(SupplyContractId contract) {
        return contracts(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(contract)).stream()
                .findFirst();
    }

    private List<Contract> contracts(Condition which) {
        var c = SUPPLY_CONTRACT;
        return db.select(
                        c.SUPPLY_CONTRACT_ID,
                        c.NUMBER,
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        row(
                                        SERVICE_POINT.SERVICE_POINT_ID,
                                        SERVICE_POINT.LOCALITY,
                                        SERVICE_POINT.STREET,
                                        SERVICE_POINT.HOUSE_NUMBER)
                                .mapping(Place::new),
                        SERVICE_POINT.SENSITIVE_USE,
                        c.VALID_FROM,
                        c.VALID_TO,
                        terms(),
                        c.VERSION)
                .from(c)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(c.CUSTOMER_ID))
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(c.SERVICE_POINT_ID))
                .where(which)
                .orderBy(c.VALID_FROM.desc(), c.SUPPLY_CONTRACT_ID.desc())
                .fetch(mapping(Contract::new));
    }

    private static Field<List<ContractTerms>> terms() {
        var t = CONTRACT_TERMS;
        return multiset(select(
                                t.VALID_FROM,
                                t.TARIFF_GROUP,
                                t.BILLING_MONTHS,
                                t.INVOICE_FORM,
                                t.WATER,
                                t.SEWAGE,
                                t.RAIN)
                        .from(t)
                        .where(t.SUPPLY_CONTRACT_ID.eq(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID))
                        .orderBy(t.VALID_FROM))
                .convertFrom(found -> found.map(mapping((from, group, months, form, water, sewage, rain) ->
                        new ContractTerms(from, group, months, form, water, sewage, rain))));
    }

    public List<TariffGroup> tariffGroups() {
        var g = TARIFF_GROUP;
        return db.select(g.CODE, g.NAME_PL, g.NAME_EN, g.HOUSEHOLD)
                .from(g)
                .orderBy(g.POSITION, g.CODE)
                .fetch(mapping(TariffGroup::new));
    }

    public boolean isNumberTaken(String number) {
        return db.fetchExists(SUPPLY_CONTRACT, SUPPLY_CONTRACT.NUMBER.eq(number));
    }

    /** The contract that holds at the place on the day or later: no other may begin before it ends. */
    public boolean isTaken(ServicePointId place, LocalDate from) {
        return db.fetchExists(
                SUPPLY_CONTRACT,
                SUPPLY_CONTRACT.SERVICE_POINT_ID.eq(place),
                SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(from)));
    }

    /** How many contracts begin in the year, for a number to suggest. */
    public int begunIn(int year) {
        return db.fetchCount(
                SUPPLY_CONTRACT,
                SUPPLY_CONTRACT.VALID_FROM.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    /** For a draft without problems. */
    public SupplyContractId insert(CustomerId customer, ServicePointId place, ContractDraft draft) {
        var id = db.insertInto(SUPPLY_CONTRACT)
                .set(SUPPLY_CONTRACT.NUMBER, Objects.requireNonNull(draft.number()))
                .set(SUPPLY_CONTRACT.CUSTOMER_ID, customer)
                .set(SUPPLY_CONTRACT.SERVICE_POINT_ID, place)
                .set(SUPPLY_CONTRACT.VALID_FROM, Objects.requireNonNull(draft.validFrom()))
                .returningResult(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .fetchSingle()
                .value1();
        putTerms(id, draft);
        return id;
    }

    /** From the draft's day on these terms hold, also in place of others that were to begin that day. */
    public void putTerms(SupplyContractId contract, ContractDraft draft) {
        var t = CONTRACT_TERMS;
        db.insertInto(t)
                .set(t.SUPPLY_CONTRACT_ID, contract)
                .set(t.VALID_FROM, Objects.requireNonNull(draft.validFrom()))
                .set(t.TARIFF_GROUP, Objects.requireNonNull(draft.tariffGroup()))
                .set(
                        t.BILLING_MONTHS,
                        Objects.requireNonNull(draft.billingMonths()).shortValue())
                .set(t.INVOICE_FORM, Objects.requireNonNull(draft.invoiceForm()))
                .set(t.WATER, draft.water())
                .set(t.SEWAGE, draft.sewage())
                .set(t.RAIN, draft.rain())
                .onConflict(t.SUPPLY_CONTRACT_ID, t.VALID_FROM)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** Counts a change of the contract unless somebody was faster. */
    public boolean touch(SupplyContractId contract, int version) {
        return db.update(SUPPLY_CONTRACT)
                        .set(SUPPLY_CONTRACT.VERSION, SUPPLY_CONTRACT.VERSION.plus(1))
                        .where(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(contract), SUPPLY_CONTRACT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** Ends the contract on the day unless somebody was faster. */
    public boolean end(SupplyContractId contract, int version, LocalDate validTo) {
        return db.update(SUPPLY_CONTRACT)
                        .set(SUPPLY_CONTRACT.VERSION, SUPPLY_CONTRACT.VERSION.plus(1))
                        .set(SUPPLY_CONTRACT.VALID_TO, validTo)
                        .where(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(contract), SUPPLY_CONTRACT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    public HandoverId insertHandover(
            Contract ended, SupplyContractId begun, HandoverDraft draft, @Nullable UserAccountId by, Instant now) {
        var id = db.insertInto(HANDOVER)
                .set(HANDOVER.SERVICE_POINT_ID, ended.place().servicePointId())
                .set(HANDOVER.ENDED_CONTRACT_ID, ended.contractId())
                .set(HANDOVER.BEGUN_CONTRACT_ID, begun)
                .set(HANDOVER.DAY, Objects.requireNonNull(draft.day()))
                .set(HANDOVER.NOTE, draft.note())
                .set(HANDOVER.MADE_AT, now)
                .set(HANDOVER.MADE_BY, by)
                .returningResult(HANDOVER.HANDOVER_ID)
                .fetchSingle()
                .value1();
        for (var index : draft.indexes()) {
            db.insertInto(HANDOVER_INDEX)
                    .set(HANDOVER_INDEX.HANDOVER_ID, id)
                    .set(HANDOVER_INDEX.METER_NUMBER, index.meterNumber())
                    .set(HANDOVER_INDEX.INDEX_M3, index.index())
                    .execute();
        }
        return id;
    }

    public Optional<Handover> handover(HandoverId handover) {
        return handovers(HANDOVER.HANDOVER_ID.eq(handover)).stream().findFirst();
    }

    public List<Handover> handoversOf(ServicePointId place) {
        return handovers(HANDOVER.SERVICE_POINT_ID.eq(place));
    }

    private List<Handover> handovers(Condition which) {
        var indexes = multiset(select(HANDOVER_INDEX.METER_NUMBER, HANDOVER_INDEX.INDEX_M3)
                        .from(HANDOVER_INDEX)
                        .where(HANDOVER_INDEX.HANDOVER_ID.eq(HANDOVER.HANDOVER_ID))
                        .orderBy(HANDOVER_INDEX.METER_NUMBER))
                .convertFrom(found -> found.map(mapping(HandoverIndex::new)));
        return db.select(
                        HANDOVER.HANDOVER_ID,
                        HANDOVER.SERVICE_POINT_ID,
                        HANDOVER.ENDED_CONTRACT_ID,
                        HANDOVER.BEGUN_CONTRACT_ID,
                        HANDOVER.DAY,
                        HANDOVER.NOTE,
                        indexes)
                .from(HANDOVER)
                .where(which)
                .orderBy(HANDOVER.DAY.desc())
                .fetch(mapping(Handover::new));
    }
}
