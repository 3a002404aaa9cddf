package pl.nurt.billing.tariffs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.tariffs.internal.RateRepository;
import pl.nurt.billing.tariffs.internal.TariffRepository;
import pl.nurt.billing.tariffs.internal.TermsQuery;
import pl.nurt.billing.tariffs.internal.rules.DraftCheck;
import pl.nurt.billing.tariffs.internal.rules.PriceList;
import pl.nurt.billing.tariffs.internal.rules.TariffChecks;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * What water costs, as approved. Drafts are written and thrown away; a published tariff is never changed, only superseded by a later one, and
 * published ones follow one another without a hole and without a day on which two hold.
 */
@Service
@Transactional
public class Tariffs {
    private final TariffRepository tariffs;
    private final RateRepository rates;
    private final TermsQuery terms;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tariffs(
            TariffRepository tariffs,
            RateRepository rates,
            TermsQuery terms,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tariffs = tariffs;
        this.rates = rates;
        this.terms = terms;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, the latest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Tariff> all() {
        return tariffs.all();
    }

    /** @throws NotFoundException if there is no such tariff */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Tariff get(TariffId id) {
        return tariffs.find(id).orElseThrow(NotFoundException::new);
    }

    /** What bills are made by on the days from the first to before the other one. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Price> prices(LocalDate from, LocalDate until) {
        var list = new PriceList(rates.all());
        return tariffs.published(from, until).stream()
                .flatMap(tariff -> list.of(tariff).stream())
                .filter(price -> price.from().isBefore(until) && from.isBefore(price.until()))
                .toList();
    }

    /** The tariffs that hold on one of the days, the earliest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Tariff> published(LocalDate from, LocalDate until) {
        return tariffs.published(from, until).reversed();
    }

    /** Why the tariff could not be published as it is: holes and overlaps with their days, contracts without a price. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<TariffProblem> problems(@Nullable TariffId id, TariffDraft draft) {
        var others = tariffs.all().stream()
                .filter(other -> other.isPublished() && !other.id().equals(id))
                .toList();
        var checks = new TariffChecks(draft, others, CivilTime.dayOf(clock.instant()));
        var problems = new ArrayList<>(checks.besideOthers());
        problems.addAll(checks.forContracts(new PriceList(rates.all()).of(draft), terms.inUse(draft.from())));
        return problems;
    }

    /** @throws RefusedInputException with what is wrong at which field */
    @HasRight(Right.KEEP_TARIFFS)
    public TariffId add(Viewer viewer, TariffDraft draft) {
        check(draft);
        var id = tariffs.insert(draft);
        audit.changed(viewer, BillingDeed.TARIFF_ADDED, BillingDeed.subject(id), changes(null, draft));
        events.publishEvent(new TariffsChanged());
        return id;
    }

    /**
     * @throws RefusedInputException with what is wrong at which field
     * @throws StaleEditException when somebody changed it since it was read, or it is published
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void change(Viewer viewer, TariffId id, TariffDraft draft) {
        check(draft);
        var before = get(id).said();
        if (!tariffs.update(id, draft)) {
            throw new StaleEditException();
        }
        audit.changed(viewer, BillingDeed.TARIFF_CHANGED, BillingDeed.subject(id), changes(before, draft));
        events.publishEvent(new TariffsChanged());
    }

    /** Throws a draft away. @throws StaleEditException when somebody changed it since it was read, or it is published */
    @HasRight(Right.KEEP_TARIFFS)
    public void discard(Viewer viewer, TariffId id, int version) {
        var before = get(id).said();
        if (!tariffs.delete(id, version)) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                BillingDeed.TARIFF_DISCARDED,
                BillingDeed.subject(id),
                Changes.none().with("decision", before.decision(), null));
        events.publishEvent(new TariffsChanged());
    }

    /**
     * From now on bills are made by it.
     *
     * @param superseding whether it may take the place of one that holds on the same days
     * @throws TariffRefusedException with the holes, overlaps and contracts without a price; nothing was done
     * @throws StaleEditException when somebody changed it since it was read, or it is published
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void publish(Viewer viewer, TariffId id, int version, boolean superseding) {
        tariffs.lock();
        var tariff = get(id);
        if (tariff.isPublished() || tariff.said().version() != version) {
            throw new StaleEditException();
        }
        var problems = problems(id, tariff.said());
        if (problems.stream().anyMatch(problem -> problem.isBar() || !superseding)) {
            throw new TariffRefusedException(problems);
        }
        tariffs.published(tariff.from(), tariff.said().until()).forEach(other -> supersede(viewer, other, tariff));
        if (!tariffs.publish(id, version, viewer.account(), clock.instant())) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                BillingDeed.TARIFF_PUBLISHED,
                BillingDeed.subject(id),
                Changes.none().with("decision", null, tariff.said().decision()).with("from", null, tariff.from()));
        events.publishEvent(new TariffsChanged());
    }

    private void supersede(Viewer viewer, Tariff other, Tariff by) {
        if (!tariffs.supersede(other.id(), by.from())) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                BillingDeed.TARIFF_SUPERSEDED,
                BillingDeed.subject(other.id()),
                Changes.none().with("until", other.until(), by.from()));
    }

    /** By kind, the latest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<DatedRate> rates() {
        return rates.all();
    }

    /**
     * A rate that holds from its day on; none is ever changed.
     *
     * @throws RefusedInputException when one of its kind begins on that day already, or it is no rate
     */
    @HasRight(Right.KEEP_TARIFFS)
    public void addRate(Viewer viewer, DatedRate rate) {
        refuse(DraftCheck.of(rate));
        if (!rates.insert(rate, viewer.account(), clock.instant())) {
            refuse(List.of(new FieldProblem("from", "billing.problem.rateThere")));
        }
        audit.changed(
                viewer,
                BillingDeed.RATE_ADDED,
                BillingDeed.rate(rate.kind()),
                Changes.none().with("from", null, rate.from()).with("percent", null, rate.percent()));
        events.publishEvent(new TariffsChanged());
    }

    private static void check(TariffDraft draft) {
        refuse(DraftCheck.of(draft));
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
    }

    private static Changes changes(@Nullable TariffDraft before, TariffDraft after) {
        return Changes.none()
                .with("decision", before == null ? null : before.decision(), after.decision())
                .with("authority", before == null ? null : before.authority(), after.authority())
                .with("origin", before == null ? null : before.origin(), after.origin())
                .with("from", before == null ? null : before.from(), after.from())
                .with("until", before == null ? null : before.until(), after.until())
                .with(
                        "split",
                        before == null ? null : before.settings().split(),
                        after.settings().split())
                .with(
                        "decimals",
                        before == null ? null : before.settings().quantityScale(),
                        after.settings().quantityScale())
                .with("steps", before == null ? null : before.steps(), after.steps())
                .with("prices", before == null ? null : prices(before), prices(after));
    }

    /** As the log keeps them: what, for whom, and the price of each step. */
    private static List<String> prices(TariffDraft draft) {
        return draft.items().stream()
                .map(item -> item.service().kind()
                        + said(item.service().extra())
                        + conditions(item)
                        + " "
                        + item.net().stream()
                                .map(net -> net == null ? "–" : net.toPlainString())
                                .toList())
                .toList();
    }

    private static String conditions(TariffItem item) {
        var whom = item.whom();
        return said(whom.group())
                + said(whom.measured())
                + said(whom.invoiceForm())
                + said(whom.billingMonths())
                + said(whom.media());
    }

    private static String said(@Nullable Object condition) {
        return condition == null ? "" : " " + condition;
    }
}
