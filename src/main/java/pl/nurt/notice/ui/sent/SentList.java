package pl.nurt.notice.ui.sent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.list.SelectFilter;
import pl.nurt.platform.ui.search.SearchedRows;

/** The rows of the list of what went out, as the filter bar asks for them. */
final class SentList implements KeyedRows<SentMessage, DeliveryId> {
    private final SentMessages sent;
    private final Viewer viewer;
    private final Locale locale;
    private final SearchFilter search;
    private final SelectFilter<Channel> channel;
    private final SelectFilter<Topic> topic;
    private final ChipFilter<DeliveryState> state;
    private final SearchedRows shown;

    SentList(
            SentMessages sent,
            Viewer viewer,
            Locale locale,
            SearchFilter search,
            SelectFilter<Channel> channel,
            SelectFilter<Topic> topic,
            ChipFilter<DeliveryState> state,
            SearchedRows shown) {
        this.sent = sent;
        this.viewer = viewer;
        this.locale = locale;
        this.search = search;
        this.channel = channel;
        this.topic = topic;
        this.state = state;
        this.shown = shown;
    }

    /** All, then what somebody may have to do something about, then the rest. */
    static List<Optional<DeliveryState>> questions() {
        return Stream.concat(
                        Stream.of(Optional.<DeliveryState>empty()),
                        Stream.of(
                                        DeliveryState.FAILED,
                                        DeliveryState.UNKNOWN,
                                        DeliveryState.EXPIRED,
                                        DeliveryState.QUEUED,
                                        DeliveryState.SENDING,
                                        DeliveryState.SENT,
                                        DeliveryState.DELIVERED,
                                        DeliveryState.CANCELLED)
                                .map(Optional::of))
                .toList();
    }

    @Override
    public List<SentMessage> page(@Nullable SentMessage after, int skip, int size, @Nullable Order order) {
        var rows = sent.page(viewer, filter(), after == null ? null : after.id(), skip, size, locale);
        shown.came(
                filter().text(),
                rows.stream().map(row -> Long.toString(row.id().value())).toList());
        return rows;
    }

    @Override
    public int count() {
        var shown = new HashMap<Optional<DeliveryState>, Long>();
        sent.counts(viewer, filter()).forEach((one, count) -> shown.put(Optional.of(one), (long) count));
        state.counts(shown, SentMessages.MOST_COUNTED - 1);
        return sent.found(viewer, filter());
    }

    @Override
    public List<SentMessage> fresh(Collection<DeliveryId> keys) {
        return sent.rows(viewer, keys, locale);
    }

    @Override
    public DeliveryId key(SentMessage row) {
        return row.id();
    }

    private SentFilter filter() {
        return new SentFilter(
                channel.value().orElse(null),
                state.value().orElse(null),
                topic.value().orElse(null),
                search.value());
    }
}
