package pl.nurt.identity.security.ui;

import static pl.nurt.platform.ui.list.OfficeTable.column;
import static pl.nurt.platform.ui.list.OfficeTable.figures;
import static pl.nurt.platform.ui.list.OfficeTable.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.security.SecurityNews;
import pl.nurt.identity.security.SecurityRow;
import pl.nurt.identity.security.SecurityWatch;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Formats;

/** Who tries doors: how often within a day, and the newest places it came from. */
@Route(SecurityView.PATH)
@Menu(title = "identity.security", order = 480, icon = "alert")
@RolesAllowed(Rights.READ_AUDIT)
class SecurityView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "office/security";
    private static final int MOST = 200;

    private final SecurityWatch watch;
    private final Viewer viewer;
    private final Formats formats = Formats.of(getLocale());
    private final Div day = new Div();
    private final OfficeTable table;
    private final Paragraph nothing = new Paragraph(getTranslation("identity.security.nothing"));

    SecurityView(SecurityWatch watch, CurrentUser user, LiveUpdates live) {
        this.watch = watch;
        viewer = user.viewer();
        addClassNames("security-view", "stack");
        table = new OfficeTable(
                getTranslation("identity.security.places"),
                column(getTranslation("identity.security.last")),
                column(getTranslation("identity.security.sign")),
                column(getTranslation("identity.security.address")),
                column(getTranslation("identity.security.about")),
                figures(getTranslation("identity.security.times")));
        var totals = new Card(getTranslation("identity.security.day"));
        totals.add(day);
        var places = new Card(getTranslation("identity.security.places"))
                .subtitle(getTranslation("identity.security.places.hint"));
        places.add(nothing, table);
        add(new PageHeading(getPageTitle()).actions(new LiveBadge()), totals, places);
        live.whileAttached(this, SecurityNews.class, event -> true, events -> show());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.security");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }

    private void show() {
        day.removeAll();
        var list = new KeyValueList();
        var sums = new EnumMap<SecuritySign, Long>(SecuritySign.class);
        sums.putAll(watch.ofTheDay(viewer));
        for (var sign : SecuritySign.values()) {
            list.row(word(sign), formats.count(sums.getOrDefault(sign, 0L)));
        }
        day.add(list);
        var rows = watch.latest(MOST, viewer);
        table.clear();
        rows.forEach(row -> table.row(
                text(formats.moment(row.lastAt())),
                text(word(row.sign())),
                text(row.address().isEmpty() ? "–" : row.address()),
                text(about(row)),
                text(formats.count(row.times()))));
        table.setVisible(!rows.isEmpty());
        nothing.setVisible(rows.isEmpty());
    }

    private String about(SecurityRow row) {
        return AuditSubject.parse(row.about())
                .map(subject -> {
                    var thing = getTranslation(subject.textKey());
                    return subject.isOne() ? thing + " " + subject.id() : thing;
                })
                .orElse("–");
    }

    private String word(SecuritySign sign) {
        return getTranslation("identity.security.sign." + sign);
    }
}
