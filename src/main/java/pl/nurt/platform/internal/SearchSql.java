package pl.nurt.platform.internal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/** How lists ask the tables of their words. */
public final class SearchSql {
    /**
     * Rows that the words find: more of them are many. Then a page is there sooner by going down the list and looking at each one's words
     * than by sorting all that are found, and only the question that is asked is counted.
     */
    public static final int MANY = 1_000;

    private SearchSql() {}

    /**
     * Whether the key is among those that are found; they are found first. A plan that PostgreSQL keeps for all words would else go down a
     * whole list for a word that finds nothing.
     */
    public static <T> Condition isOneOf(Field<T> key, Select<Record1<T>> found) {
        return key.eq(any(array(found)));
    }
}
