package pl.nurt.metering.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import java.util.function.Consumer;
import pl.nurt.metering.BridgeCommandId;
import pl.nurt.metering.BusSearch;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.State;

/** How far a search of a bus is, or how it ended, and going on where it ended too early. */
final class BusSearchNotice extends Div {
    /** @param goOn called with the part to go on from */
    BusSearchNotice(BusSearch search, Moments moments, Consumer<BridgeCommandId> goOn) {
        var order = search.latest();
        var notice = new Notice(
                state(search), getTranslation("metering.search.state." + step(search)), text(search, moments));
        search.resumable()
                .ifPresent(part ->
                        notice.actions(new Button(getTranslation("metering.search.on"), pressed -> goOn.accept(part))));
        addClassName("search-notice");
        getElement().setAttribute("data-state", order.state().name());
        add(notice);
    }

    private static State state(BusSearch search) {
        return switch (search.latest().state()) {
            case QUEUED, SENT -> State.INFO;
            case DONE -> search.isComplete() ? State.GOOD : State.WARN;
            case FAILED -> State.BAD;
            case EXPIRED -> State.WARN;
        };
    }

    /** Begins the keys of what is said. */
    private static String step(BusSearch search) {
        var state = search.latest().state();
        return switch (state) {
            case DONE -> search.isComplete() ? "DONE" : "INCOMPLETE";
            case QUEUED, SENT, FAILED, EXPIRED -> state.name();
        };
    }

    private String text(BusSearch search, Moments moments) {
        var order = search.latest();
        var key = "metering.search.state." + step(search) + ".text";
        var said = switch (order.state()) {
            case QUEUED -> getTranslation(key, moments.spoken(order.expiresAt()));
            case FAILED -> getTranslation(key, Objects.requireNonNullElse(order.message(), "–"));
            case SENT, DONE, EXPIRED -> getTranslation(key);
        };
        var sofar = getTranslation(
                "metering.search.sofar",
                moments.formats().count(search.probes()),
                moments.formats().count(search.found().size()));
        var who = order.orderedBy() == null
                ? moments.spoken(order.orderedAt())
                : moments.spoken(order.orderedAt()) + ", " + order.orderedBy();
        var what = search.wanted() == null
                ? getTranslation("metering.search.all")
                : getTranslation("metering.search.only", search.wanted());
        return String.join(" ", sofar, said, getTranslation("metering.search.ordered", what, who));
    }
}
