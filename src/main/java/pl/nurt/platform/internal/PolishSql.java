package pl.nurt.platform.internal;

import org.jooq.Field;
import org.jooq.impl.DSL;
import pl.nurt.platform.PolishText;

/** Polish search and order for the queries of all rooms. */
public final class PolishSql {
    private PolishSql() {}

    /** What {@link PolishText#plain} makes of a text, in SQL; an index on {@code platform.plain(column)} serves it. */
    public static Field<String> plain(Field<String> text) {
        return DSL.function(DSL.name("platform", "plain"), String.class, text);
    }

    /** In the order of a Polish directory: Ł after L, house 3a between 3 and 12; what is missing comes first. */
    public static Field<String> ordered(Field<String> text) {
        return DSL.coalesce(text, DSL.inline("")).collate(DSL.collation(DSL.name("platform", "polish")));
    }
}
