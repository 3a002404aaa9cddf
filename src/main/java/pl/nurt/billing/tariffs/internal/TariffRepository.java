package pl.nurt.billing.tariffs.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.TARIFF;
import static pl.nurt.db.billing.Tables.TARIFF_ITEM;
import static pl.nurt.db.billing.Tables.TARIFF_PRICE;
import static pl.nurt.db.billing.Tables.TARIFF_STEP;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.TariffState;
import pl.nurt.db.billing.tables.records.TariffRecord;
import pl.nurt.identity.UserAccountId;

/** Tariffs with their steps and prices. */
@Repository
public class TariffRepository {
    private final DSLContext db;

    TariffRepository(DSLContext db) {
        this.db = db;
    }

    /** All of them, the latest first. */
    public List<Tariff> all() {
        return fetch(DSL.noCondition());
    }

    public Optional<Tariff> find(TariffId id) {
        return fetch(TARIFF.TARIFF_ID.eq(id)).stream().findFirst();
    }

    /** Those by which bills are made on one of the days. */
    public List<Tariff> published(LocalDate from, LocalDate until) {
        return fetch(TARIFF.STATE
                .eq(TariffState.PUBLISHED)
                .and(TARIFF.VALID_FROM.lt(until))
                .and(TARIFF.VALID_TO.gt(from))
                .and(TARIFF.SUPERSEDED_FROM.isNull().or(TARIFF.SUPERSEDED_FROM.gt(from))));
    }

    private List<Tariff> fetch(Condition which) {
        return db.select(
                        TARIFF.TARIFF_ID,
                        TARIFF.STATE,
                        row(
                                        TARIFF.DECISION,
                                        TARIFF.AUTHORITY,
                                        TARIFF.ORIGIN,
                                        TARIFF.NOTE,
                                        TARIFF.VALID_FROM,
                                        TARIFF.VALID_TO,
                                        row(TARIFF.QUANTITY_SCALE, TARIFF.SPLIT_BY)
                                                .mapping(BillingSettings::new),
                                        steps(),
                                        items(),
                                        TARIFF.VERSION)
                                .mapping(TariffDraft::new),
                        TARIFF.SUPERSEDED_FROM)
                .from(TARIFF)
                .where(which)
                .orderBy(TARIFF.VALID_FROM.desc(), TARIFF.TARIFF_ID.desc())
                .fetch(mapping(Tariff::new));
    }

    private static Field<List<LocalDate>> steps() {
        return multiset(select(TARIFF_STEP.VALID_FROM)
                        .from(TARIFF_STEP)
                        .where(TARIFF_STEP.TARIFF_ID.eq(TARIFF.TARIFF_ID))
                        .orderBy(TARIFF_STEP.STEP))
                .convertFrom(found -> found.getValues(TARIFF_STEP.VALID_FROM));
    }

    private static Field<List<TariffItem>> items() {
        var i = TARIFF_ITEM;
        return multiset(select(
                                row(i.SERVICE, i.EXTRA).mapping(BilledService::new),
                                row(i.TARIFF_GROUP, i.MEASURED, i.INVOICE_FORM, i.BILLING_MONTHS, i.MEDIA)
                                        .mapping(PriceFor::new),
                                i.UNIT,
                                i.VAT,
                                multiset(select(TARIFF_STEP.STEP, TARIFF_PRICE.NET_PRICE)
                                                .from(TARIFF_STEP)
                                                .leftJoin(TARIFF_PRICE)
                                                .on(TARIFF_PRICE.STEP.eq(TARIFF_STEP.STEP))
                                                .and(TARIFF_PRICE.TARIFF_ITEM_ID.eq(i.TARIFF_ITEM_ID))
                                                .where(TARIFF_STEP.TARIFF_ID.eq(i.TARIFF_ID))
                                                .orderBy(TARIFF_STEP.STEP))
                                        .convertFrom(found -> {
                                            var net = new ArrayList<@Nullable BigDecimal>();
                                            found.forEach(price -> net.add(plain(price.value2())));
                                            return net;
                                        }))
                        .from(i)
                        .where(i.TARIFF_ID.eq(TARIFF.TARIFF_ID))
                        .orderBy(i.POSITION, i.TARIFF_ITEM_ID))
                .convertFrom(found -> found.map(mapping(TariffItem::new)));
    }

    /** With two decimals at least, as prices are written. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal net) {
        if (net == null) {
            return null;
        }
        var shortest = net.stripTrailingZeros();
        return shortest.scale() < 2 ? shortest.setScale(2) : shortest;
    }

    public TariffId insert(TariffDraft draft) {
        var tariff = db.newRecord(TARIFF);
        fill(tariff, draft);
        tariff.setState(TariffState.DRAFT);
        tariff.store();
        var id = Objects.requireNonNull(tariff.getTariffId());
        put(id, draft);
        return id;
    }

    /** Puts these prices in place of those it has. @return false when somebody was faster, or it is no draft any more */
    public boolean update(TariffId id, TariffDraft draft) {
        var tariff = db.newRecord(TARIFF);
        fill(tariff, draft);
        tariff.setVersion(draft.version() + 1);
        var done = db.update(TARIFF)
                        .set(tariff)
                        .where(isDraft(id, draft.version()))
                        .execute()
                > 0;
        if (done) {
            clear(id);
            put(id, draft);
        }
        return done;
    }

    /** @return false when somebody was faster, or it is no draft any more */
    public boolean delete(TariffId id, int version) {
        var there = db.fetchExists(TARIFF, isDraft(id, version));
        if (there) {
            clear(id);
            db.deleteFrom(TARIFF).where(isDraft(id, version)).execute();
        }
        return there;
    }

    /** @return false when somebody was faster, or it is published already */
    public boolean publish(TariffId id, int version, UserAccountId by, Instant now) {
        return db.update(TARIFF)
                        .set(TARIFF.STATE, TariffState.PUBLISHED)
                        .set(TARIFF.PUBLISHED_AT, now)
                        .set(TARIFF.PUBLISHED_BY, by)
                        .set(TARIFF.VERSION, TARIFF.VERSION.plus(1))
                        .where(isDraft(id, version))
                        .execute()
                > 0;
    }

    /** From the day on a later one holds in its place; only once. */
    public boolean supersede(TariffId id, LocalDate from) {
        return db.update(TARIFF)
                        .set(TARIFF.SUPERSEDED_FROM, from)
                        .set(TARIFF.VERSION, TARIFF.VERSION.plus(1))
                        .where(TARIFF.TARIFF_ID.eq(id), TARIFF.SUPERSEDED_FROM.isNull())
                        .execute()
                > 0;
    }

    /** One after the other: of two publications at once the second one sees the first. */
    public void lock() {
        db.select(TARIFF.TARIFF_ID)
                .from(TARIFF)
                .orderBy(TARIFF.TARIFF_ID)
                .forUpdate()
                .fetch();
    }

    private static Condition isDraft(TariffId id, int version) {
        return TARIFF.TARIFF_ID.eq(id).and(TARIFF.STATE.eq(TariffState.DRAFT)).and(TARIFF.VERSION.eq(version));
    }

    private static void fill(TariffRecord tariff, TariffDraft draft) {
        var note = draft.note();
        tariff.setDecision(draft.decision().strip());
        tariff.setAuthority(draft.authority().strip());
        tariff.setOrigin(draft.origin());
        tariff.setNote(note == null || note.isBlank() ? null : note.strip());
        tariff.setValidFrom(draft.from());
        tariff.setValidTo(draft.until());
        tariff.setQuantityScale(draft.settings().quantityScale());
        tariff.setSplitBy(draft.settings().split());
    }

    private void clear(TariffId id) {
        db.deleteFrom(TARIFF_ITEM).where(TARIFF_ITEM.TARIFF_ID.eq(id)).execute();
        db.deleteFrom(TARIFF_STEP).where(TARIFF_STEP.TARIFF_ID.eq(id)).execute();
    }

    private void put(TariffId id, TariffDraft draft) {
        for (var place = 0; place < draft.steps().size(); place++) {
            db.insertInto(TARIFF_STEP)
                    .set(TARIFF_STEP.TARIFF_ID, id)
                    .set(TARIFF_STEP.STEP, place + 1)
                    .set(TARIFF_STEP.VALID_FROM, draft.steps().get(place))
                    .execute();
        }
        var position = 0;
        for (var item : draft.items()) {
            var stored = db.newRecord(TARIFF_ITEM);
            stored.setTariffId(id);
            stored.setPosition(++position);
            stored.setService(item.service().kind());
            stored.setExtra(item.service().extra());
            stored.setTariffGroup(item.whom().group());
            stored.setMeasured(item.whom().measured());
            stored.setInvoiceForm(item.whom().invoiceForm());
            stored.setBillingMonths(item.whom().billingMonths());
            stored.setMedia(item.whom().media());
            stored.setUnit(item.unit());
            stored.setVat(item.vat());
            stored.store();
            for (var step = 1; step <= draft.steps().size(); step++) {
                var net = item.net(step);
                if (net != null) {
                    db.insertInto(TARIFF_PRICE)
                            .set(TARIFF_PRICE.TARIFF_ITEM_ID, stored.getTariffItemId())
                            .set(TARIFF_PRICE.STEP, step)
                            .set(TARIFF_PRICE.NET_PRICE, net)
                            .execute();
                }
            }
        }
    }
}
