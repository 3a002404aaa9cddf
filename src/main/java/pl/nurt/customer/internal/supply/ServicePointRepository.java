package pl.nurt.customer.internal.supply;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.Place;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.ServicePointCard;
import pl.nurt.customer.supply.ServicePointDraft;

/** Service points. */
@Repository
public class ServicePointRepository {
    private static final pl.nurt.db.customer.tables.ServicePoint P = SERVICE_POINT;

    private final DSLContext db;

    ServicePointRepository(DSLContext db) {
        this.db = db;
    }

    public Optional<ServicePointCard> card(ServicePointId place) {
        return db.select(
                        row(P.SERVICE_POINT_ID, P.LOCALITY, P.STREET, P.HOUSE_NUMBER)
                                .mapping(Place::new),
                        P.NUMBER,
                        P.POSTAL_CODE,
                        P.PLOT_NUMBER,
                        P.LATITUDE,
                        P.LONGITUDE,
                        P.WATER,
                        P.SEWAGE,
                        P.RAIN,
                        P.SENSITIVE_USE,
                        P.SENSITIVE_NOTE,
                        P.VERSION)
                .from(P)
                .where(P.SERVICE_POINT_ID.eq(place))
                .fetchOptional(mapping(ServicePointCard::new));
    }

    public ServicePointId insert(ServicePointDraft draft) {
        return db.insertInto(P)
                .set(values(draft))
                .returningResult(P.SERVICE_POINT_ID)
                .fetchSingle()
                .value1();
    }

    public boolean update(ServicePointId place, int version, ServicePointDraft draft) {
        return db.update(P)
                        .set(values(draft))
                        .set(P.VERSION, P.VERSION.plus(1))
                        .where(P.SERVICE_POINT_ID.eq(place), P.VERSION.eq(version))
                        .execute()
                == 1;
    }

    public boolean isNumberTaken(String number, @Nullable ServicePointId but) {
        return db.fetchExists(P, P.NUMBER.eq(number), but == null ? noCondition() : P.SERVICE_POINT_ID.ne(but));
    }

    private static Map<Field<?>, Object> values(ServicePointDraft draft) {
        var values = new java.util.LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(P.NUMBER, draft.number());
        values.put(P.STREET, draft.street());
        values.put(P.HOUSE_NUMBER, draft.houseNumber());
        values.put(P.POSTAL_CODE, draft.postalCode());
        values.put(P.LOCALITY, draft.locality());
        values.put(P.PLOT_NUMBER, draft.plotNumber());
        values.put(P.LATITUDE, draft.latitude());
        values.put(P.LONGITUDE, draft.longitude());
        values.put(P.WATER, draft.water());
        values.put(P.SEWAGE, draft.sewage());
        values.put(P.RAIN, draft.rain());
        values.put(P.SENSITIVE_USE, draft.sensitiveUse());
        values.put(P.SENSITIVE_NOTE, draft.sensitiveNote());
        return (Map<Field<?>, Object>) (Map<?, ?>) values;
    }
}
