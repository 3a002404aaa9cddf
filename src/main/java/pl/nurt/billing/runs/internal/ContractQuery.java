package pl.nurt.billing.runs.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_ADDRESS;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.runs.internal.rules.Billed;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;

/** Contracts with all that an invoice needs of them, many in two statements. */
@Repository
public class ContractQuery {
    private static final String LOCK = "billing.contract";

    private final DSLContext db;
    private final InvoiceRepository invoices;

    ContractQuery(DSLContext db, InvoiceRepository invoices) {
        this.db = db;
        this.invoices = invoices;
    }

    /** Whoever else wants to bill the contract waits until this transaction ends. */
    public void lock(SupplyContractId contract) {
        db.select(function(
                        "pg_advisory_xact_lock",
                        SQLDataType.OTHER,
                        function("hashtext", SQLDataType.INTEGER, inline(LOCK)),
                        val((int) contract.value())))
                .fetch();
    }

    public Optional<ContractFacts> find(SupplyContractId contract) {
        return fetch(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.eq(contract), 1).stream()
                .findFirst();
    }

    /**
     * Those that hold before the day and of which something may not be billed yet, by key.
     *
     * @param after the last one of the page before; null for the first
     * @param since what ended before and was never billed here was billed elsewhere
     */
    public List<ContractFacts> page(@Nullable SupplyContractId after, int size, LocalDate since, LocalDate until) {
        return fetch(
                open(since, until).and(after == null ? noCondition() : SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.gt(after)),
                size);
    }

    public int count(LocalDate since, LocalDate until) {
        return db.fetchCount(SUPPLY_CONTRACT, open(since, until));
    }

    private static Condition open(LocalDate since, LocalDate until) {
        var c = SUPPLY_CONTRACT;
        return c.VALID_FROM
                .lt(until)
                .and(c.VALID_TO.isNull().or(c.VALID_TO.gt(coalesce(billedUntil(), val(since, c.VALID_TO)))));
    }

    private static Field<LocalDate> billedUntil() {
        var d = BILLED_DAYS;
        return field(select(max(d.UNTIL_DAY))
                .from(d)
                .where(d.SUPPLY_CONTRACT_ID.eq(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID), d.CORRECTION_ID.isNull()));
    }

    /** The last invoice of another contract at the same place that bills days on which this one holds. */
    private static Field<Billed.Elsewhere> elsewhere() {
        var c = SUPPLY_CONTRACT;
        var other = BILLED_DAYS.as("other");
        return multiset(select(INVOICE.NUMBER, other.UNTIL_DAY)
                        .from(other)
                        .join(INVOICE)
                        .on(INVOICE.INVOICE_ID.eq(other.INVOICE_ID))
                        .where(other.SERVICE_POINT_ID.eq(c.SERVICE_POINT_ID), other.CORRECTION_ID.isNull())
                        .and(other.SUPPLY_CONTRACT_ID.ne(c.SUPPLY_CONTRACT_ID))
                        .and(other.UNTIL_DAY.gt(c.VALID_FROM))
                        .and(c.VALID_TO.isNull().or(other.FROM_DAY.lt(c.VALID_TO)))
                        .orderBy(other.UNTIL_DAY.desc())
                        .limit(1))
                .convertFrom(found -> found.map(mapping(Billed.Elsewhere::new)).stream()
                        .findFirst()
                        .orElse(null));
    }

    private List<ContractFacts> fetch(Condition which, int size) {
        var all = rows(which, size);
        var ends = invoices.lastIndexes(all.stream()
                .filter(facts -> facts.billed().until() != null)
                .map(ContractFacts::contract)
                .toList());
        return ends.isEmpty()
                ? all
                : all.stream()
                        .map(facts -> {
                            var end = ends.get(facts.contract());
                            return end == null ? facts : facts.endingWith(end.indexes(), end.asBilled());
                        })
                        .toList();
    }

    private List<ContractFacts> rows(Condition which, int size) {
        var c = SUPPLY_CONTRACT;
        var customer = CUSTOMER_.as("customer");
        var buyer = CUSTOMER_.as("buyer");
        return db.select(
                        c.SUPPLY_CONTRACT_ID,
                        c.CUSTOMER_ID,
                        c.SERVICE_POINT_ID,
                        c.VALID_FROM,
                        c.VALID_TO,
                        billedUntil(),
                        elsewhere(),
                        terms(),
                        row(customer.NUMBER, customer.NAME, customer.NIP).mapping(Name::new),
                        addresses(customer.CUSTOMER_ID),
                        row(buyer.NUMBER, buyer.NAME, buyer.NIP).mapping(Name::new),
                        addresses(buyer.CUSTOMER_ID))
                .from(c)
                .join(customer)
                .on(customer.CUSTOMER_ID.eq(c.CUSTOMER_ID))
                .leftJoin(buyer)
                .on(buyer.CUSTOMER_ID.eq(customer.BUYER_ID))
                .where(which)
                .orderBy(c.SUPPLY_CONTRACT_ID)
                .limit(size)
                .fetch(mapping(
                        (contract,
                                who,
                                place,
                                from,
                                to,
                                billed,
                                other,
                                agreed,
                                own,
                                ownAddress,
                                named,
                                namedAddress) -> {
                            var taker = own.at(ownAddress);
                            var isNamed = named != null && named.name() != null;
                            return new ContractFacts(
                                    contract,
                                    who,
                                    place,
                                    from,
                                    to,
                                    new Billed(billed, List.of(), other),
                                    agreed,
                                    // Where either lives nowhere, nobody is billed before that is mended.
                                    isNamed && taker != null ? named.at(namedAddress) : taker,
                                    isNamed ? taker : null);
                        }));
    }

    private record Name(
            String number, String name, @Nullable String nip) {
        @Nullable
        Party at(List<Address> addresses) {
            return addresses.stream()
                    .findFirst()
                    .map(address -> new Party(number, name, nip, address.line(), address.town(), address.country()))
                    .orElse(null);
        }
    }

    private record Address(
            @Nullable String street,
            String house,
            @Nullable String flat,
            String postalCode,
            String locality,
            String country) {
        String line() {
            return (street == null ? locality : street) + " " + house + (flat == null ? "" : "/" + flat);
        }

        String town() {
            return postalCode + " " + locality;
        }
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
                .convertFrom(found -> found.map(mapping((begin, group, months, form, water, sewage, rain) ->
                        new ContractTerms(begin, group, months, form, water, sewage, rain))));
    }

    /** Where the customer lives or has a seat; where letters go when nothing else is known. */
    private static Field<List<Address>> addresses(Field<CustomerId> who) {
        var a = CUSTOMER_ADDRESS;
        return multiset(select(a.STREET, a.HOUSE_NUMBER, a.FLAT_NUMBER, a.POSTAL_CODE, a.LOCALITY, a.COUNTRY)
                        .from(a)
                        .where(a.CUSTOMER_ID.eq(who), a.UNTIL.isNull())
                        .orderBy(a.PURPOSE.desc())
                        .limit(1))
                .convertFrom(found -> found.map(mapping(Address::new)));
    }
}
