package pl.nurt.notice.ui.unreached;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import pl.nurt.customer.CustomerRef;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.reach.Unreached;
import pl.nurt.notice.reach.UnreachedFilter;
import pl.nurt.notice.reach.UnreachedPeople;
import pl.nurt.notice.ui.NoticeNavigation;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.Formats;

/** Residents whom no message reaches outside of the portal, with the reason; beside the list what was tried with one of them. */
@Route(NoticeNavigation.UNREACHED)
@RolesAllowed(Rights.SEE_MESSAGES)
class UnreachedView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final UnreachedPeople people;
    private final UnreachedExport export;
    private final Viewer viewer;
    private final FilterBar filters = new FilterBar();
    private final SearchedRows shown;
    private final UnreachedList list;
    private final ListPage<Unreached, UserAccountId> page;

    UnreachedView(UnreachedPeople people, UnreachedExport export, CurrentUser currentUser, LiveUpdates live) {
        this.people = people;
        this.export = export;
        viewer = currentUser.viewer();
        var search = filters.search(
                "q",
                getTranslation("notice.unreached.search"),
                getTranslation("notice.unreached.search.hint"),
                UnreachedFilter.LONGEST);
        var why = filters.chips(
                "why",
                getTranslation("notice.unreached.why"),
                UnreachedList.questions(),
                one -> one.map(asked -> getTranslation("notice.unreached.why." + asked))
                        .orElseGet(() -> getTranslation("notice.unreached.everybody")));
        shown = new SearchedRows(this, people::seen);
        list = new UnreachedList(people, search, why, shown);
        var grid = new KeyedGrid<>(getPageTitle(), list);
        columns(grid);
        grid.counted(found -> getTranslation("notice.unreached.count", found)).empty(this::nobody);
        page = new ListPage<>(
                NoticeNavigation.UNREACHED,
                heading(),
                filters,
                grid,
                ListPage.Detail.ofNumber("person", UserAccountId::value, UserAccountId::new, this::panel));
        add(page);
        live.whileAttached(this, TimePassed.class, event -> true, events -> grid.recount());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.unreached");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private Div heading() {
        var download = new Button(getTranslation("notice.unreached.export"));
        download.setDisableOnClick(true);
        download.addClickListener(pressed -> {
            export.start(viewer, list.filter(), getLocale());
            Toast.show(getTranslation("notice.unreached.export.started"));
            download.setEnabled(true);
        });
        var back = new PageLink(NoticeNavigation.MESSAGES, getTranslation("notice.office"));
        back.addClassName("back-link");
        var what = new Paragraph(getTranslation("notice.unreached.text"));
        what.addClassName("muted");
        var heading = new Div(back, new PageHeading(getPageTitle()).actions(download), what);
        heading.addClassName("stack-s");
        return heading;
    }

    private void columns(KeyedGrid<Unreached, UserAccountId> grid) {
        grid.column(UnreachedList.NAME, header("name"), Unreached::name)
                .width(180)
                .grow(2)
                .sortable();
        grid.column("login", header("login"), Unreached::login)
                .width(140)
                .grow(1)
                .from(900);
        grid.column("customer", header("customer"), UnreachedView::customers)
                .width(200)
                .grow(3)
                .from(680);
        grid.column("why", header("why"), this::why).width(220).grow(2);
        grid.column(UnreachedList.SHOWN, header("shown"), this::shown)
                .width(170)
                .grow(0)
                .sortable();
        grid.compact(
                header("name"),
                LitRenderer.<Unreached>of("""
                <div class="compact-row"><b>${item.name}</b><span>${item.why}</span>
                <span>${item.customers}</span><span class="muted">${item.shown}</span></div>""")
                        .withProperty("name", Unreached::name)
                        .withProperty("why", this::why)
                        .withProperty("customers", UnreachedView::customers)
                        .withProperty("shown", this::shown));
    }

    private String header(String name) {
        return getTranslation("notice.unreached.column." + name);
    }

    private static String customers(Unreached person) {
        return person.customers().stream().map(CustomerRef::name).distinct().collect(Collectors.joining(", "));
    }

    private String why(Unreached person) {
        return getTranslation("notice.unreached.why." + person.why());
    }

    private String shown(Unreached person) {
        var at = person.lastShown();
        return at == null
                ? getTranslation("notice.unreached.never")
                : Formats.of(getLocale()).moment(at);
    }

    private UnreachedPanel panel(UserAccountId account) {
        shown.chosen();
        return new UnreachedPanel(people.card(account), this::close);
    }

    private void close() {
        page.close();
    }

    private EmptyState nobody() {
        return filters.isAsked()
                ? new EmptyState(
                        Icons.SEARCH,
                        getTranslation("notice.unreached.notFound"),
                        getTranslation("notice.unreached.notFound.text"),
                        new Button(getTranslation("notice.office.showAll"), pressed -> filters.clear()))
                : new EmptyState(
                        Icons.MAIL,
                        getTranslation("notice.unreached.none"),
                        getTranslation("notice.unreached.none.text"));
    }
}
