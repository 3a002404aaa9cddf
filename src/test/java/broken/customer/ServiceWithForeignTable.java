package broken.customer;

import broken.metering.internal.HiddenThing;
import org.jooq.DSLContext;
import pl.nurt.db.metering.tables.Meter;

class ServiceWithForeignTable {
    private final HiddenThing hidden = new HiddenThing();

    int count(DSLContext db) {
        return hidden.hashCode() + db.fetchCount(Meter.METER);
    }
}
