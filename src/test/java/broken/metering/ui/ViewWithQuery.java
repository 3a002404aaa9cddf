package broken.metering.ui;

import org.jooq.DSLContext;

class ViewWithQuery {
    ViewWithQuery(DSLContext db) {
        db.selectOne().fetch();
    }
}
