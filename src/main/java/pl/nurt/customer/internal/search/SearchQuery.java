package pl.nurt.customer.internal.search;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_SEARCH;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SERVICE_POINT_SEARCH;
import static pl.nurt.db.customer.Tables.STREET_SEARCH;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.search.CustomerHit;
import pl.nurt.customer.search.PlaceHit;
import pl.nurt.customer.search.StreetHit;
import pl.nurt.platform.internal.PlainWords;
import pl.nurt.platform.internal.PolishSql;

/** The queries behind the search; each touches at most so many rows, however short the word. */
@Repository
public class SearchQuery {
    /** Rows that are ranked: of "an" in a town of 100,000 nobody wants the very best one. */
    private static final int MOST_RANKED = 2_000;

    private final DSLContext db;

    SearchQuery(DSLContext db) {
        this.db = db;
    }

    public List<CustomerHit> customers(PlainWords words, int most, LocalDate today) {
        var c = CUSTOMER_;
        var found = select(
                        CUSTOMER_SEARCH.CUSTOMER_ID,
                        rank(words, CUSTOMER_SEARCH.WORDS).as("rank"))
                .from(CUSTOMER_SEARCH)
                .where(words.in(CUSTOMER_SEARCH.WORDS))
                .limit(MOST_RANKED)
                .asTable("found");
        var place = field(select(address())
                .from(SUPPLY_CONTRACT)
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(SUPPLY_CONTRACT.SERVICE_POINT_ID))
                .where(SUPPLY_CONTRACT.CUSTOMER_ID.eq(c.CUSTOMER_ID), holdsOn(today))
                .orderBy(
                        words.missingIn(concat(inline(" "), PolishSql.plain(address()))),
                        SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .limit(1));
        return db.select(c.CUSTOMER_ID, c.NUMBER, c.NAME, place, endedContract(words, today))
                .from(found)
                .join(c)
                .on(c.CUSTOMER_ID.eq(found.field(CUSTOMER_SEARCH.CUSTOMER_ID)))
                .where(c.MERGED_INTO_ID.isNull())
                .orderBy(field(name("found", "rank")), c.SORT_NAME, c.CUSTOMER_ID)
                .limit(most)
                .fetch(mapping(CustomerHit::new));
    }

    public List<PlaceHit> places(PlainWords words, int most, LocalDate today) {
        var p = SERVICE_POINT;
        var found = select(
                        SERVICE_POINT_SEARCH.SERVICE_POINT_ID,
                        rank(words, SERVICE_POINT_SEARCH.WORDS).as("rank"))
                .from(SERVICE_POINT_SEARCH)
                .where(words.in(SERVICE_POINT_SEARCH.WORDS))
                .limit(MOST_RANKED)
                .asTable("found");
        var holder = row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                .mapping((id, number, holderName) -> id == null ? null : new CustomerRef(id, number, holderName));
        return db.select(
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new),
                        p.PLOT_NUMBER,
                        holder)
                .from(found)
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(found.field(SERVICE_POINT_SEARCH.SERVICE_POINT_ID)))
                .leftJoin(SUPPLY_CONTRACT)
                .on(SUPPLY_CONTRACT.SERVICE_POINT_ID.eq(p.SERVICE_POINT_ID), holdsOn(today))
                .leftJoin(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(SUPPLY_CONTRACT.CUSTOMER_ID))
                .orderBy(field(name("found", "rank")), p.STREET, PolishSql.ordered(p.HOUSE_NUMBER), p.SERVICE_POINT_ID)
                .limit(most)
                .fetch(mapping(PlaceHit::new));
    }

    public List<StreetHit> streets(PlainWords words, int most) {
        var s = STREET_SEARCH;
        var places = field(selectCount()
                .from(SERVICE_POINT)
                .where(SERVICE_POINT.LOCALITY.eq(s.LOCALITY))
                .and(s.STREET.eq("").and(SERVICE_POINT.STREET.isNull()).or(SERVICE_POINT.STREET.eq(s.STREET))));
        return db.select(s.LOCALITY, nullif(s.STREET, ""), places)
                .from(s)
                .where(words.in(s.WORDS))
                .orderBy(rank(words, s.WORDS), s.STREET, s.LOCALITY)
                .limit(most)
                .fetch(mapping(StreetHit::new));
    }

    /** The last contract of the customer of the query that has ended and whose number the words are; null when there is none. */
    public static Field<String> endedContract(PlainWords words, LocalDate today) {
        return field(select(SUPPLY_CONTRACT.NUMBER)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.CUSTOMER_ID.eq(CUSTOMER_.CUSTOMER_ID), SUPPLY_CONTRACT.VALID_TO.le(today))
                .and(words.name(PolishSql.plain(SUPPLY_CONTRACT.NUMBER)))
                .orderBy(SUPPLY_CONTRACT.VALID_TO.desc(), SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID.desc())
                .limit(1));
    }

    private static Field<Integer> rank(PlainWords words, Field<String> column) {
        return when(words.asTyped(column), inline(0)).otherwise(inline(1));
    }

    private static Field<String> address() {
        return concat(coalesce(SERVICE_POINT.STREET, SERVICE_POINT.LOCALITY), inline(" "), SERVICE_POINT.HOUSE_NUMBER);
    }

    private static Condition holdsOn(LocalDate day) {
        return SUPPLY_CONTRACT
                .VALID_FROM
                .le(day)
                .and(SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(day)));
    }
}
