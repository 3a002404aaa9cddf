package pl.nurt.identity.audit.ui;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditEntryId;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditLog;
import pl.nurt.identity.audit.Deed;
import pl.nurt.identity.audit.EntryWords;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.files.Download;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.list.PeriodFilter;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.list.SelectFilter;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.Formats;

/** Who did and saw what, whether the chain is whole, and both to take along. */
@Route(AuditView.ROUTE)
@Menu(title = "identity.log", order = 490, icon = "table")
@RolesAllowed(Rights.READ_AUDIT)
class AuditView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String ROUTE = "office/audit";
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_SEARCH = 80;
    private static final int WIDE = 900;

    private final AuditLog log;
    private final Viewer viewer;
    private final SearchedRows shown;
    private final LocalDate today;
    private final Formats formats = Formats.of(getLocale());
    private final EntryWords words = new EntryWords(new PageLanguage());
    private final ChainState chain = new ChainState();
    private final Button checkNow = new Button(getTranslation("identity.log.check"), pressed -> check());
    private final SearchFilter text;
    private final SelectFilter<Deed> deed;
    private final PeriodFilter period;
    private final ChipFilter<AuditKind> kind;
    private final ListPage<AuditEntry, AuditEntryId> page;

    AuditView(AuditLog log, CurrentUser user, LiveUpdates live, Clock clock) {
        this.log = log;
        viewer = user.viewer();
        shown = new SearchedRows(this, (words, entries) -> log.seen(viewer, words, entries));
        today = CivilTime.dayOf(clock.instant());
        var filters = new FilterBar();
        text = filters.search(
                "q", getTranslation("identity.log.search"), getTranslation("identity.log.search.hint"), LONGEST_SEARCH);
        deed = filters.select(
                "deed",
                getTranslation("identity.log.deed"),
                getTranslation("identity.log.deed.any"),
                deedsByName(),
                Deed::code,
                one -> getTranslation(one.textKey()));
        period = filters.period("days", today.minusYears(10), today);
        var questions = new ArrayList<Optional<AuditKind>>(List.of(Optional.empty()));
        Arrays.stream(AuditKind.values()).map(Optional::of).forEach(questions::add);
        kind = filters.chips(
                "kind",
                getTranslation("identity.log.which"),
                questions,
                one -> one.map(known -> getTranslation("identity.log.kind." + known))
                        .orElseGet(() -> getTranslation("identity.log.all")));
        var usual = new Paragraph(getTranslation("identity.log.usual", USUAL_DAYS));
        usual.addClassNames("muted", "small");
        var heading = new Div(new PageHeading(getPageTitle()).actions(checkNow, export(), exportHeads()), chain, usual);
        heading.addClassName("audit-heading");
        page = new ListPage<>(
                        ROUTE,
                        heading,
                        filters,
                        grid(),
                        ListPage.Detail.ofNumber("entry", AuditEntryId::value, AuditEntryId::new, this::panel))
                .onAsk(this::count);
        addClassName("audit-log");
        add(page);
        live.whileAttached(
                this,
                JobChanged.class,
                event -> event.owner().equals(viewer.jobOwner()),
                events -> chain.show(log.verdict()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.log");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
        chain.show(log.verdict());
    }

    private AuditEntryPanel panel(AuditEntryId id) {
        shown.chosen();
        return new AuditEntryPanel(log.entry(viewer, id), words, this::closePanel);
    }

    private void closePanel() {
        page.close();
    }

    private KeyedGrid<AuditEntry, AuditEntryId> grid() {
        var grid = new KeyedGrid<>(getPageTitle(), new Rows());
        grid.column("at", getTranslation("identity.log.at"), entry -> formats.moment(entry.at()))
                .grow(0)
                .width(150);
        grid.column("who", getTranslation("identity.log.who"), words::author)
                .grow(0)
                .width(190);
        grid.column("what", getTranslation("identity.log.what"), words::deedAndSubject)
                .grow(1);
        grid.column("where", getTranslation("identity.log.from"), words::address)
                .from(WIDE)
                .grow(0)
                .width(150);
        return grid.compact(
                getTranslation("identity.log.what"),
                LitRenderer.<AuditEntry>of("<div><strong>${item.what}</strong><br>${item.who}, ${item.at}</div>")
                        .withProperty("what", words::deedAndSubject)
                        .withProperty("who", words::author)
                        .withProperty("at", entry -> formats.moment(entry.at())));
    }

    private AuditFilter filter(@Nullable AuditKind asked) {
        return new AuditFilter(
                text.value(),
                asked,
                deed.value().map(Deed::code).orElse(null),
                period.from().orElse(period.to().orElse(today).minusDays(USUAL_DAYS)),
                period.to().orElse(today));
    }

    private AuditFilter filter() {
        return filter(kind.value().orElse(null));
    }

    private void count() {
        var found = log.counts(filter(null));
        Map<Optional<AuditKind>, Long> counts =
                Arrays.stream(AuditKind.values()).collect(toMap(Optional::of, one -> found.getOrDefault(one, 0L)));
        counts.put(
                Optional.empty(),
                found.values().stream().mapToLong(Long::longValue).sum());
        kind.counts(counts);
    }

    /** Deeds in the order of their words. */
    private List<Deed> deedsByName() {
        return log.deeds().stream()
                .sorted(Comparator.comparing(one -> getTranslation(one.textKey()), Collator.getInstance(getLocale())))
                .toList();
    }

    private void check() {
        log.startCheck(viewer);
        chain.checking();
        page.ask();
    }

    private Button export() {
        return new Button(getTranslation("identity.log.export"), pressed -> {
            log.startExport(viewer, filter(), getLocale());
            Toast.show(getTranslation("identity.log.export.started"));
            page.ask();
        });
    }

    private Anchor exportHeads() {
        var handler = Download.of(event -> {
            event.setFileName("skroty-dni.csv");
            event.setContentType("text/csv;charset=UTF-8");
            try (var to = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
                log.exportHeads(viewer, to);
            }
        });
        return new Anchor(handler, getTranslation("identity.log.heads"));
    }

    private final class PageLanguage implements EntryWords.Language {
        @Override
        public String text(String key, Object... params) {
            return getTranslation(key, params);
        }

        @Override
        public String moment(Instant moment) {
            return formats.moment(moment);
        }

        @Override
        public String day(LocalDate day) {
            return formats.day(day);
        }

        @Override
        public String number(BigDecimal number) {
            return formats.decimal(number);
        }
    }

    private final class Rows implements KeyedRows<AuditEntry, AuditEntryId> {
        @Override
        public List<AuditEntry> page(@Nullable AuditEntry after, int skip, int size, @Nullable Order order) {
            var entries = log.page(viewer, filter(), after == null ? null : after.id(), skip, size);
            shown.came(
                    filter().text(),
                    entries.stream()
                            .map(entry -> Long.toString(entry.id().value()))
                            .toList());
            return entries;
        }

        @Override
        public int count() {
            var asked = kind.value();
            return (int) log.counts(filter(null)).entrySet().stream()
                    .filter(counted -> asked.isEmpty() || asked.get() == counted.getKey())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        @Override
        public List<AuditEntry> fresh(Collection<AuditEntryId> keys) {
            return log.entries(keys);
        }

        @Override
        public AuditEntryId key(AuditEntry row) {
            return row.id();
        }
    }
}
