package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;
import pl.nurt.notice.outgoing.ChannelHealth;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Formats;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;

/** What went out: each recipient and channel with its state, the reason where it did not arrive, and the way to try again. */
@Route(OfficeMessagesView.PATH)
@Menu(title = "notice.office", order = 130, icon = "mail")
@RolesAllowed(Rights.SEE_MESSAGES)
class OfficeMessagesView extends Div implements HasDynamicTitle {
    static final String PATH = "office/messages";
    private static final int PAGE = 50;

    private final SentMessages sent;
    private final Viewer viewer;
    private final boolean mayRetry;
    private final TextField search = new TextField();
    private final Select<Channel> channel = new Select<>();
    private final Select<DeliveryState> state = new Select<>();
    private final Select<Topic> topic = new Select<>();
    private final Grid<SentMessage> grid = new Grid<>();
    private final Div health = new Div();
    private final Span numbers = new Span();
    private final Div instead = new Div();
    private final Button older;
    private List<SentMessage> shown = new ArrayList<>();

    OfficeMessagesView(SentMessages sent, CurrentUser currentUser, LiveUpdates live, StandInNotice standIns) {
        this.sent = sent;
        viewer = currentUser.viewer();
        mayRetry = viewer.may(Right.RETRY_MESSAGES);
        older = new Button(getTranslation("notice.older"), pressed -> loadOlder());
        older.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        health.addClassName("stack-s");
        numbers.addClassNames("muted", "small");
        numbers.getElement().setAttribute("role", "status");
        columns();
        addClassName("sent-messages");
        add(new PageHeading(getPageTitle()).actions(new LiveBadge(), search), health);
        standIns.create().ifPresent(this::add);
        add(filters(), numbers, instead, grid, older);
        live.whileAttached(this, DeliveriesChanged.class, event -> true, events -> load(Math.max(PAGE, shown.size())));
        load(PAGE);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.office");
    }

    private Div filters() {
        search.setLabel(getTranslation("notice.office.search"));
        search.addClassName("list-search");
        search.setPlaceholder(getTranslation("notice.office.search.hint"));
        search.setPrefixComponent(Icons.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(SentFilter.LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(changed -> load(PAGE));
        select(channel, "notice.office.channel", Channel.values(), item -> getTranslation("notice.channel." + item));
        select(state, "notice.office.state", DeliveryState.values(), item -> getTranslation("notice.state." + item));
        select(topic, "notice.office.topic", Topic.values(), item -> getTranslation("notice.topic." + item));
        var filters = new Div(channel, state, topic);
        filters.addClassName("row");
        return filters;
    }

    private <T> void select(
            Select<T> select, String key, T[] items, com.vaadin.flow.component.ItemLabelGenerator<T> labels) {
        select.setLabel(getTranslation(key));
        select.setItems(items);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("notice.office.all"));
        select.setItemLabelGenerator(item -> item == null ? getTranslation("notice.office.all") : labels.apply(item));
        select.addValueChangeListener(changed -> load(PAGE));
    }

    private void columns() {
        var formats = Formats.of(getLocale());
        grid.addClassName("dense-grid");
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(message -> formats.moment(message.at()))
                .setHeader(getTranslation("notice.office.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(OfficeMessagesView::title)
                .setHeader(getTranslation("notice.office.message"))
                .setFlexGrow(3);
        grid.addColumn(SentMessage::to)
                .setHeader(getTranslation("notice.office.to"))
                .setFlexGrow(2);
        grid.addColumn(message -> getTranslation("notice.channel." + message.channel()))
                .setHeader(getTranslation("notice.office.channel"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(message -> DeliveryLook.state(message, this))
                .setHeader(getTranslation("notice.office.state"))
                .setFlexGrow(2);
        if (mayRetry) {
            grid.addComponentColumn(this::retry)
                    .setKey("retry")
                    .setHeader(getTranslation("notice.office.todo"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
    }

    private static Div title(SentMessage message) {
        var cause = new Span(message.cause());
        cause.addClassNames("muted", "small");
        var words = new Div(new Span(message.title()), cause);
        words.addClassName("stack-words");
        return words;
    }

    private Span retry(SentMessage message) {
        if (!message.isRetryable()) {
            return new Span();
        }
        var again = new Button(getTranslation("notice.office.retry"), pressed -> {
            sent.retry(viewer, message.id());
            load(Math.max(PAGE, shown.size()));
        });
        again.setAriaLabel(getTranslation("notice.office.retry.of", message.title(), message.to()));
        return new Span(again);
    }

    private void load(int size) {
        show(sent.page(viewer, filter(), null, size + 1, getLocale()), size);
        var counts = sent.counts(viewer, filter());
        var formats = Formats.of(getLocale());
        numbers.setText(counts.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> getTranslation("notice.state." + entry.getKey()) + ": " + formats.count(entry.getValue()))
                .collect(Collectors.joining(" · ")));
        showHealth();
    }

    private void loadOlder() {
        var more = sent.page(viewer, filter(), shown.getLast().id(), PAGE + 1, getLocale());
        var all = new ArrayList<>(shown);
        all.addAll(more);
        show(all, shown.size() + PAGE);
    }

    private void show(List<SentMessage> found, int size) {
        older.setVisible(found.size() > size);
        shown = new ArrayList<>(found.stream().limit(size).toList());
        grid.setItems(shown);
        grid.setVisible(!shown.isEmpty());
        instead.removeAll();
        if (shown.isEmpty()) {
            instead.add(new EmptyState(
                    Icons.MAIL, getTranslation("notice.office.none"), getTranslation("notice.office.none.text")));
        }
    }

    private SentFilter filter() {
        return new SentFilter(channel.getValue(), state.getValue(), topic.getValue(), search.getValue());
    }

    private void showHealth() {
        health.removeAll();
        for (var one : sent.channels(viewer)) {
            var since = one.troubleSince();
            if (since != null) {
                health.add(trouble(one, Formats.of(getLocale()).moment(since)));
            }
        }
    }

    private Notice trouble(ChannelHealth one, String since) {
        return new Notice(
                State.WARN,
                getTranslation("notice.office.trouble", getTranslation("notice.channel." + one.channel()), since),
                getTranslation("notice.office.trouble.text", one.waiting(), said(one.lastError())));
    }

    private static String said(@Nullable String error) {
        return error == null ? "" : error;
    }
}
