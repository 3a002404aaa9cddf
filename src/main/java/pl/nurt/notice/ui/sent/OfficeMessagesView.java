package pl.nurt.notice.ui.sent;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.Topic;
import pl.nurt.notice.outgoing.ChannelHealth;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.notice.ui.NoticeNavigation;
import pl.nurt.notice.ui.StandInNotice;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.Formats;

/** What went out: each recipient and channel with its state; beside the list one of them, with its way, its reasons and another try. */
@Route(OfficeMessagesView.PATH)
@Menu(title = "notice.office", order = 130, icon = "mail")
@RolesAllowed(Rights.SEE_MESSAGES)
class OfficeMessagesView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = NoticeNavigation.MESSAGES;

    private final SentMessages sent;
    private final Viewer viewer;
    private final FilterBar filters = new FilterBar();
    private final SearchedRows shown;
    private final KeyedGrid<SentMessage, DeliveryId> grid;
    private final ListPage<SentMessage, DeliveryId> page;
    private final Div health = new Div();

    OfficeMessagesView(SentMessages sent, CurrentUser currentUser, LiveUpdates live, StandInNotice standIns) {
        this.sent = sent;
        viewer = currentUser.viewer();
        health.addClassName("stack-s");
        var search = filters.search(
                "q",
                getTranslation("notice.office.search"),
                getTranslation("notice.office.search.hint"),
                SentFilter.LONGEST);
        var channel = filters.select(
                "channel",
                getTranslation("notice.office.channel"),
                getTranslation("notice.office.allChannels"),
                List.of(Channel.values()),
                item -> getTranslation("notice.channel." + item));
        var topic = filters.select(
                "topic",
                getTranslation("notice.office.topic"),
                getTranslation("notice.office.allTopics"),
                List.of(Topic.values()),
                item -> getTranslation("notice.topic." + item));
        var state = filters.chips(
                "state",
                getTranslation("notice.office.state"),
                SentList.questions(),
                one -> one.map(asked -> getTranslation("notice.state." + asked))
                        .orElseGet(() -> getTranslation("notice.office.all")));
        shown = new SearchedRows(this, (text, messages) -> sent.seen(viewer, text, messages));
        grid = new KeyedGrid<>(
                getPageTitle(), new SentList(sent, viewer, getLocale(), search, channel, topic, state, shown));
        columns();
        grid.counted(this::counted).empty(this::nothing);
        page = new ListPage<>(
                        PATH,
                        heading(standIns),
                        filters,
                        grid,
                        ListPage.Detail.ofNumber("message", DeliveryId::value, DeliveryId::new, this::panel))
                .onAsk(this::showHealth);
        add(page);
        live.whileAttached(this, DeliveriesChanged.class, event -> true, events -> came());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.office");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private Div heading(StandInNotice standIns) {
        var unreached = new PageLink(NoticeNavigation.UNREACHED, getTranslation("notice.unreached"));
        unreached.addClassName("button");
        var heading = new Div(new PageHeading(getPageTitle()).actions(unreached, new LiveBadge()), health);
        heading.addClassName("stack-s");
        standIns.create().ifPresent(heading::add);
        return heading;
    }

    private SentMessagePanel panel(DeliveryId delivery) {
        shown.chosen();
        return new SentMessagePanel(sent, viewer, delivery, this::close, () -> grid.refresh(List.of(delivery)));
    }

    private void close() {
        page.close();
    }

    private void came() {
        grid.refresh();
        grid.recount();
        showHealth();
        page.panel(SentMessagePanel.class).ifPresent(SentMessagePanel::show);
    }

    private void columns() {
        var formats = Formats.of(getLocale());
        grid.column("at", header("at"), message -> formats.moment(message.at()))
                .width(150)
                .grow(0);
        grid.column("message", header("message"), SentMessage::title).width(200).grow(3);
        grid.column("to", header("to"), SentMessage::to).width(180).grow(2).from(830);
        grid.column("channel", header("channel"), this::channel)
                .width(110)
                .grow(0)
                .from(680);
        grid.column(
                        "state",
                        header("state"),
                        LitRenderer.<SentMessage>of("""
                        <span class=${item.badge}>${item.state}</span>""")
                                .withProperty("badge", DeliveryLook::badge)
                                .withProperty("state", message -> DeliveryLook.word(message, this)))
                .width(190)
                .grow(1);
        grid.column("reason", header("reason"), this::reason).width(200).grow(2).from(1030);
        grid.compact(
                header("message"),
                LitRenderer.<SentMessage>of("""
                <div class="compact-row"><b>${item.title}</b><span>${item.to}</span>
                <span class="muted">${item.channel} · ${item.state} · ${item.at}</span></div>""")
                        .withProperty("title", SentMessage::title)
                        .withProperty("to", SentMessage::to)
                        .withProperty("channel", this::channel)
                        .withProperty("state", message -> DeliveryLook.word(message, this))
                        .withProperty("at", message -> formats.moment(message.at())));
    }

    private String header(String name) {
        return getTranslation("notice.office." + name);
    }

    private String channel(SentMessage message) {
        return getTranslation("notice.channel." + message.channel());
    }

    private String reason(SentMessage message) {
        var reason = message.reason();
        return reason == null ? "" : DeliveryLook.reason(reason, this);
    }

    private String counted(int found) {
        return found < SentMessages.MOST_LISTED
                ? getTranslation("notice.office.count", found)
                : getTranslation("notice.office.countMore", found);
    }

    private EmptyState nothing() {
        var none = getTranslation("notice.office.none");
        var text = getTranslation("notice.office.none.text");
        return filters.isAsked()
                ? new EmptyState(
                        Icons.MAIL,
                        none,
                        text,
                        new Button(getTranslation("notice.office.showAll"), pressed -> filters.clear()))
                : new EmptyState(Icons.MAIL, none, text);
    }

    private void showHealth() {
        health.removeAll();
        for (var one : sent.channels(viewer)) {
            var since = one.troubleSince();
            if (since != null) {
                health.add(trouble(one, Formats.of(getLocale()).moment(since)));
            }
        }
        health.setVisible(health.getComponentCount() > 0);
    }

    private Notice trouble(ChannelHealth one, String since) {
        return new Notice(
                State.WARN,
                getTranslation("notice.office.trouble", getTranslation("notice.channel." + one.channel()), since),
                getTranslation("notice.office.trouble.text", one.waiting(), said(one.lastError())));
    }

    private String said(@Nullable String error) {
        return error == null ? "" : DeliveryLook.reason(error, this);
    }
}
