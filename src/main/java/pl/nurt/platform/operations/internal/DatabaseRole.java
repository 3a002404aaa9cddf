package pl.nurt.platform.operations.internal;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether the portal works as a role that may do to the tables what it needs, and nothing more. With the role that owns them everything works as well,
 * so nobody would notice that what is sealed is open; the log says so at each start.
 */
@Component
public class DatabaseRole {
    private static final Logger log = LoggerFactory.getLogger(DatabaseRole.class);

    private final DSLContext db;
    private final boolean demo;

    /** @param demo whether it is one, whose database goes with it */
    public DatabaseRole(DSLContext db, @Value("${nurt.demo.enabled:false}") boolean demo) {
        this.db = db;
        this.demo = demo;
    }

    /** Whether it may empty the log of deeds: an owner or a superuser may, and nobody else. */
    public boolean ownsTables() {
        var may = function("has_table_privilege", Boolean.class, val("identity.audit_entry"), val("TRUNCATE"));
        return Boolean.TRUE.equals(db.select(may).fetchSingle().value1());
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (!demo && ownsTables()) {
            log.warn("event=database_role_owns_tables: whoever takes over this portal can change what is sealed;"
                    + " give it the role nurt of deploy/postgres-roles.sh, as docs/operations.md says");
        }
    }
}
