package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.Segmented;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.InAddress;

/** A person's messages: one in full, the others below it, and beside them how the person wants to be told. */
@JsModule("./push.ts")
abstract class InboxPage extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String MESSAGE = "m";

    /** The e-mail whose link brought the person here. */
    static final String FROM = "from";

    private static final int PAGE = 20;

    private final Inbox inbox;
    private final String path;
    private final Viewer viewer;
    private final Clock clock;
    private final Segmented<InboxFilter> filter;
    private final Div column = new Div();
    private final Button readAll;
    private List<InboxMessage> shown = new ArrayList<>();
    private boolean more;
    private @Nullable DeliveryId asked;

    InboxPage(String path, Inbox inbox, ReachCards reach, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.inbox = inbox;
        this.path = path;
        this.clock = clock;
        viewer = currentUser.viewer();
        filter = new Segmented<>(
                getTranslation("notice.filter"),
                List.of(InboxFilter.values()),
                item -> getTranslation("notice.filter." + item));
        filter.addValueChangeListener(changed -> load(PAGE));
        readAll = new Button(getTranslation("notice.readAll"), pressed -> inbox.readAll(viewer));
        readAll.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        column.addClassName("notice-column");
        var side = reach.create();
        side.addClassName("notice-column");
        var columns = new Div(column, side);
        columns.addClassName("notice-columns");
        add(
                new PageHeading(getPageTitle())
                        .overline(Formats.of(getLocale()).weekday(CivilTime.dayOf(clock.instant())))
                        .actions(readAll, filter),
                columns);
        live.whileAttached(
                this,
                InboxChanged.class,
                event -> event.accounts().contains(viewer.account()),
                events -> load(Math.max(PAGE, shown.size())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        asked = named(event, MESSAGE).orElse(null);
        named(event, FROM).ifPresent(mail -> inbox.openedFrom(viewer, mail));
        load(PAGE);
    }

    private static Optional<DeliveryId> named(AfterNavigationEvent event, String parameter) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(parameter)
                .flatMap(InAddress::number)
                .map(DeliveryId::new);
    }

    private void load(int size) {
        var page = inbox.page(viewer, filter.getValue(), null, size + 1, getLocale());
        more = page.size() > size;
        shown = new ArrayList<>(page.stream().limit(size).toList());
        show();
    }

    private void loadMore() {
        var page = inbox.page(viewer, filter.getValue(), shown.getLast().id(), PAGE + 1, getLocale());
        more = page.size() > PAGE;
        shown.addAll(page.stream().limit(PAGE).toList());
        show();
    }

    private void show() {
        readAll.setVisible(inbox.unread(viewer) > 0);
        column.removeAll();
        var current = current();
        if (current.isEmpty()) {
            column.add(calm());
            return;
        }
        column.add(new MessageCard(current.get(), path, id -> inbox.read(viewer, id)));
        var others = shown.stream()
                .filter(message -> !message.id().equals(current.get().id()))
                .toList();
        if (!others.isEmpty()) {
            column.add(list(others));
        }
    }

    /** The one that was asked for by its address, else the newest that is not read, else the newest. */
    private Optional<InboxMessage> current() {
        return Optional.ofNullable(asked)
                .flatMap(this::find)
                .or(() -> shown.stream()
                        .filter(message -> !message.read())
                        .findFirst()
                        .or(() -> shown.stream().findFirst()));
    }

    private Optional<InboxMessage> find(DeliveryId id) {
        try {
            return Optional.of(inbox.message(viewer, id, getLocale()));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    private Card list(List<InboxMessage> messages) {
        var card = new Card(getTranslation("notice.others"));
        card.add(new MessageList(messages, path, clock));
        if (more) {
            var older = new Button(getTranslation("notice.older"), pressed -> loadMore());
            older.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            card.add(older);
        }
        return card;
    }

    private Card calm() {
        var which = filter.getValue() == InboxFilter.UNREAD ? "noneUnread" : "none";
        var card = new Card(getTranslation("notice.yours"));
        card.add(new EmptyState(
                Icons.CHECK, getTranslation("notice." + which), getTranslation("notice." + which + ".text")));
        return card;
    }
}
