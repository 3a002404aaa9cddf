package pl.nurt.platform.internal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/** How lists ask the tables of their words. */
public final class SearchSql {
    /** Rows that the words find: more of them are many. Then only the question that is asked is counted. */
    public static final int MANY = 1_000;

    /**
     * Of words that find many a page is mostly there sooner by going down the list and looking at each one's words than by sorting all that are
     * found. So many rows are looked at and no more: those of one name may all stand at the end of the list.
     */
    public static final int LOOKED_AT = 1_000;

    private SearchSql() {}

    /**
     * Whether the key is among those that are found; they are found first. A plan that PostgreSQL keeps for all words would else go down a
     * whole list for a word that finds nothing.
     */
    public static <T> Condition isOneOf(Field<T> key, Select<Record1<T>> found) {
        return key.eq(any(array(found)));
    }
}
