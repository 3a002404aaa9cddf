package pl.nurt.customer.internal.people;

import static java.util.Objects.requireNonNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.right;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_ADDRESS;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONTACT;
import static pl.nurt.db.customer.Tables.CUSTOMER_SEARCH;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.customer.Tables.REPRESENTATIVE;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.platform.internal.SearchSql.isOneOf;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.internal.search.SearchQuery;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.AddressPurpose;
import pl.nurt.customer.people.ContactKind;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.CustomerContact;
import pl.nurt.customer.people.CustomerCounts;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.CustomerRow;
import pl.nurt.customer.people.PortalAccount;
import pl.nurt.customer.people.Representative;
import pl.nurt.platform.internal.PlainWords;
import pl.nurt.platform.internal.SearchSql;

/** Customers as the office's list and page show them. */
@Repository
public class CustomerQuery {
    private static final pl.nurt.db.customer.tables.Customer BUYER = CUSTOMER_.as("buyer");
    private static final pl.nurt.db.customer.tables.Customer SURVIVOR = CUSTOMER_.as("survivor");
    private static final pl.nurt.db.customer.tables.Customer MERGED = CUSTOMER_.as("merged");
    private static final Name POLISH = name("platform", "polish");
    private static final Field<String> ORDER = CUSTOMER_.SORT_NAME.collate(POLISH);
    private static final int PESEL_END = 4;

    private final DSLContext db;

    CustomerQuery(DSLContext db) {
        this.db = db;
    }

    /** The rows that follow {@code after} in Polish order (from the beginning, when null), without the first {@code skip}. */
    public List<CustomerRow> page(
            CustomerFilter filter, @Nullable CustomerRow after, int skip, int size, LocalDate today) {
        var words = PlainWords.of(filter.text());
        var asked = isAsked(filter, today)
                .and(
                        after == null
                                ? noCondition()
                                : row(ORDER, CUSTOMER_.CUSTOMER_ID)
                                        .gt(
                                                val(after.sortName()).collate(POLISH),
                                                val(after.customerId(), CUSTOMER_.CUSTOMER_ID)));
        if (skip == 0 && findsMany(words)) {
            var soon = page(words, isOneOf(CUSTOMER_.CUSTOMER_ID, among(asked, words)), 0, size, today);
            if (soon.size() == size) {
                return soon;
            }
        }
        return page(words, asked.and(isFound(words)), skip, size, today);
    }

    private List<CustomerRow> page(PlainWords words, Condition asked, int skip, int size, LocalDate today) {
        return rows(words, today)
                .where(asked)
                .orderBy(ORDER, CUSTOMER_.CUSTOMER_ID)
                .limit(size)
                .offset(skip)
                .fetch(mapping(CustomerRow::new));
    }

    /** What the words find among the {@linkplain SearchSql#LOOKED_AT next} of the list. */
    private static Select<Record1<CustomerId>> among(Condition asked, PlainWords words) {
        var next = select(CUSTOMER_.CUSTOMER_ID)
                .from(CUSTOMER_)
                .where(asked)
                .orderBy(ORDER, CUSTOMER_.CUSTOMER_ID)
                .limit(SearchSql.LOOKED_AT)
                .asTable("next");
        var customer = requireNonNull(next.field(CUSTOMER_.CUSTOMER_ID));
        return select(customer)
                .from(next)
                .where(words.in(field(select(CUSTOMER_SEARCH.WORDS)
                        .from(CUSTOMER_SEARCH)
                        .where(CUSTOMER_SEARCH.CUSTOMER_ID.eq(customer)))));
    }

    /** Of words that find {@linkplain SearchSql#MANY many} only all of them and the question that is asked. */
    public CustomerCounts counts(CustomerFilter filter, LocalDate today) {
        var words = PlainWords.of(filter.text());
        if (words.isEmpty()) {
            return countsOfAll(today);
        }
        return findsMany(words) ? countsOfMany(filter, words, today) : countsOfFound(words, today);
    }

    /** Those that were merged into others are few: they are taken off all that the words find. */
    private CustomerCounts countsOfMany(CustomerFilter filter, PlainWords words, LocalDate today) {
        var found = words.in(CUSTOMER_SEARCH.WORDS);
        var merged = db.fetchCount(
                CUSTOMER_SEARCH,
                found.and(CUSTOMER_SEARCH.CUSTOMER_ID.in(
                        select(MERGED.CUSTOMER_ID).from(MERGED).where(MERGED.MERGED_INTO_ID.isNotNull()))));
        var all = db.fetchCount(CUSTOMER_SEARCH, found) - merged;
        if (filter.kind() == null && !filter.withoutContract()) {
            return new CustomerCounts(all, Map.of(), null);
        }
        var asked = db.fetchCount(CUSTOMER_, isAsked(filter, today).and(isFound(words)));
        var byKind = new EnumMap<CustomerKind, Integer>(CustomerKind.class);
        if (filter.kind() != null) {
            byKind.put(filter.kind(), asked);
        }
        return new CustomerCounts(all, byKind, filter.withoutContract() ? asked : null);
    }

    /** Each count from an index alone: asked for every customer, as of those that are found, the contracts take ten times as long. */
    private CustomerCounts countsOfAll(LocalDate today) {
        var byKind = db.select(CUSTOMER_.KIND, count())
                .from(CUSTOMER_)
                .where(CUSTOMER_.MERGED_INTO_ID.isNull())
                .groupBy(CUSTOMER_.KIND)
                .fetchMap(Record2::value1, Record2::value2);
        ofNone().forEach(byKind::putIfAbsent);
        var withContract = db.select(countDistinct(SUPPLY_CONTRACT.CUSTOMER_ID))
                .from(SUPPLY_CONTRACT)
                .where(holdsOn(today))
                .and(SUPPLY_CONTRACT.CUSTOMER_ID.notIn(
                        select(MERGED.CUSTOMER_ID).from(MERGED).where(MERGED.MERGED_INTO_ID.isNotNull())))
                .fetchSingle()
                .value1();
        var all = byKind.values().stream().mapToInt(Integer::intValue).sum();
        return new CustomerCounts(all, byKind, all - withContract);
    }

    private CustomerCounts countsOfFound(PlainWords words, LocalDate today) {
        var byKind = ofNone();
        var number = count();
        var without = count().filterWhere(not(hasContract(today)));
        var all = 0;
        var withoutContract = 0;
        for (var found : db.select(CUSTOMER_.KIND, number, without)
                .from(CUSTOMER_)
                .where(CUSTOMER_.MERGED_INTO_ID.isNull(), isFound(words))
                .groupBy(CUSTOMER_.KIND)) {
            byKind.put(found.value1(), found.value2());
            all += found.value2();
            withoutContract += found.value3();
        }
        return new CustomerCounts(all, byKind, withoutContract);
    }

    private static Map<CustomerKind, Integer> ofNone() {
        var none = new EnumMap<CustomerKind, Integer>(CustomerKind.class);
        Arrays.stream(CustomerKind.values()).forEach(kind -> none.put(kind, 0));
        return none;
    }

    public Optional<CustomerCard> card(CustomerId customer, LocalDate today) {
        return db.select(row(
                                CUSTOMER_.CUSTOMER_ID,
                                CUSTOMER_.NUMBER,
                                CUSTOMER_.KIND,
                                CUSTOMER_.NAME,
                                CUSTOMER_.GIVEN_NAMES,
                                CUSTOMER_.FAMILY_NAME,
                                right(CUSTOMER_.PESEL, PESEL_END),
                                CUSTOMER_.NIP,
                                CUSTOMER_.REGON,
                                CUSTOMER_.LANGUAGE,
                                CUSTOMER_.CORRESPONDENCE,
                                ref(BUYER),
                                CUSTOMER_.CUSTOMER_SINCE,
                                CUSTOMER_.VERSION,
                                ref(SURVIVOR),
                                address(AddressPurpose.RESIDENCE),
                                address(AddressPurpose.POSTAL),
                                contacts(),
                                representatives(today),
                                accounts(),
                                merged())
                        .mapping(CustomerCard::new))
                .from(CUSTOMER_)
                .leftJoin(BUYER)
                .on(BUYER.CUSTOMER_ID.eq(CUSTOMER_.BUYER_ID))
                .leftJoin(SURVIVOR)
                .on(SURVIVOR.CUSTOMER_ID.eq(CUSTOMER_.MERGED_INTO_ID))
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .fetchOptional(found -> found.value1());
    }

    /** These customers as the list that was asked for this text shows them; those that were merged are missing. */
    public List<CustomerRow> rows(Collection<CustomerId> customers, String text, LocalDate today) {
        return rows(PlainWords.of(text), today)
                .where(CUSTOMER_.CUSTOMER_ID.in(customers), CUSTOMER_.MERGED_INTO_ID.isNull())
                .fetch(mapping(CustomerRow::new));
    }

    private SelectJoinStep<Record9<CustomerId, String, CustomerKind, String, String, String, Integer, String, String>>
            rows(PlainWords words, LocalDate today) {
        return db.select(
                        CUSTOMER_.CUSTOMER_ID,
                        CUSTOMER_.NUMBER,
                        CUSTOMER_.KIND,
                        CUSTOMER_.NAME,
                        CUSTOMER_.SORT_NAME,
                        firstPhone(),
                        field(selectCount().from(SUPPLY_CONTRACT).where(ofCustomerOn(today))),
                        firstPlace(today),
                        SearchQuery.endedContract(words, today))
                .from(CUSTOMER_);
    }

    public Optional<CustomerRef> byNumber(String number) {
        return db.select(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                .from(CUSTOMER_)
                .where(CUSTOMER_.NUMBER.eq(number))
                .fetchOptional(mapping(CustomerRef::new));
    }

    private static SelectField<CustomerRef> ref(pl.nurt.db.customer.tables.Customer table) {
        return row(table.CUSTOMER_ID, table.NUMBER, table.NAME)
                .mapping((id, number, name) -> id == null ? null : new CustomerRef(id, number, name));
    }

    private static Field<Address> address(AddressPurpose purpose) {
        var a = CUSTOMER_ADDRESS.as("address_" + purpose.name().toLowerCase(java.util.Locale.ROOT));
        return multiset(select(
                                a.ADDRESSEE,
                                a.STREET,
                                a.HOUSE_NUMBER,
                                a.FLAT_NUMBER,
                                a.POSTAL_CODE,
                                a.LOCALITY,
                                a.COUNTRY)
                        .from(a)
                        .where(a.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID), a.PURPOSE.eq(purpose), a.UNTIL.isNull()))
                .convertFrom(found -> found.isEmpty()
                        ? null
                        : found.map(mapping(Address::new)).getFirst());
    }

    private static Field<List<CustomerContact>> contacts() {
        var c = CUSTOMER_CONTACT;
        return multiset(select(c.CUSTOMER_CONTACT_ID, c.KIND, c.VALUE, c.SINCE)
                        .from(c)
                        .where(c.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID), c.UNTIL.isNull())
                        .orderBy(c.CUSTOMER_CONTACT_ID))
                .convertFrom(found -> found.map(mapping(CustomerContact::new)));
    }

    private static Field<List<Representative>> representatives(LocalDate today) {
        var r = REPRESENTATIVE;
        return multiset(select(r.REPRESENTATIVE_ID, r.NAME, r.CAPACITY, r.PHONE, r.EMAIL, r.VALID_FROM, r.VALID_TO)
                        .from(r)
                        .where(r.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID))
                        .and(r.VALID_TO.isNull().or(r.VALID_TO.gt(today)))
                        .orderBy(r.REPRESENTATIVE_ID))
                .convertFrom(found -> found.map(mapping(Representative::new)));
    }

    private static Field<List<PortalAccount>> accounts() {
        return multiset(select(
                                USER_ACCOUNT.USER_ACCOUNT_ID,
                                USER_ACCOUNT.LOGIN,
                                USER_ACCOUNT.DISPLAY_NAME,
                                USER_ACCOUNT.ENABLED,
                                CUSTOMER_USER.SINCE)
                        .from(CUSTOMER_USER)
                        .join(USER_ACCOUNT)
                        .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(CUSTOMER_USER.USER_ACCOUNT_ID))
                        .where(CUSTOMER_USER.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID))
                        .orderBy(USER_ACCOUNT.DISPLAY_NAME))
                .convertFrom(found -> found.map(mapping(PortalAccount::new)));
    }

    private static Field<List<CustomerRef>> merged() {
        return multiset(select(MERGED.CUSTOMER_ID, MERGED.NUMBER, MERGED.NAME)
                        .from(MERGED)
                        .where(MERGED.MERGED_INTO_ID.eq(CUSTOMER_.CUSTOMER_ID))
                        .orderBy(MERGED.NUMBER))
                .convertFrom(found -> found.map(mapping(CustomerRef::new)));
    }

    private static Field<String> firstPhone() {
        var c = CUSTOMER_CONTACT;
        return field(select(c.VALUE)
                .from(c)
                .where(c.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID), c.KIND.eq(ContactKind.PHONE), c.UNTIL.isNull())
                .orderBy(c.CUSTOMER_CONTACT_ID)
                .limit(1));
    }

    private static Field<String> firstPlace(LocalDate today) {
        var street = DSL.coalesce(SERVICE_POINT.STREET, SERVICE_POINT.LOCALITY);
        return field(select(DSL.concat(street, DSL.inline(" "), SERVICE_POINT.HOUSE_NUMBER))
                .from(SUPPLY_CONTRACT)
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(SUPPLY_CONTRACT.SERVICE_POINT_ID))
                .where(ofCustomerOn(today))
                .orderBy(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .limit(1));
    }

    private static Condition isAsked(CustomerFilter filter, LocalDate today) {
        var condition = CUSTOMER_.MERGED_INTO_ID.isNull();
        if (filter.kind() != null) {
            condition = condition.and(CUSTOMER_.KIND.eq(filter.kind()));
        }
        return filter.withoutContract() ? condition.and(not(hasContract(today))) : condition;
    }

    private static Condition isFound(PlainWords words) {
        return words.isEmpty()
                ? noCondition()
                : isOneOf(
                        CUSTOMER_.CUSTOMER_ID,
                        select(CUSTOMER_SEARCH.CUSTOMER_ID)
                                .from(CUSTOMER_SEARCH)
                                .where(words.in(CUSTOMER_SEARCH.WORDS)));
    }

    private boolean findsMany(PlainWords words) {
        return !words.isEmpty()
                && db.fetchCount(selectOne()
                                .from(CUSTOMER_SEARCH)
                                .where(words.in(CUSTOMER_SEARCH.WORDS))
                                .limit(SearchSql.MANY))
                        == SearchSql.MANY;
    }

    private static Condition hasContract(LocalDate today) {
        return exists(selectOne().from(SUPPLY_CONTRACT).where(ofCustomerOn(today)));
    }

    private static Condition ofCustomerOn(LocalDate day) {
        return SUPPLY_CONTRACT.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID).and(holdsOn(day));
    }

    private static Condition holdsOn(LocalDate day) {
        return SUPPLY_CONTRACT
                .VALID_FROM
                .le(day)
                .and(SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(day)));
    }
}
