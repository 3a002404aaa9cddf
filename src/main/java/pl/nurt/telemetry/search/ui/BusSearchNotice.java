package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import java.util.function.Consumer;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.search.BusSearch;

/** How far a search of a bus is, or how it ended: it can be stopped while it runs, and gone on with where it ended too early. */
final class BusSearchNotice extends Div {
    /**
     * @param stop called with the part that runs
     * @param goOn called with the part to go on from
     */
    BusSearchNotice(BusSearch search, Moments moments, Consumer<BridgeCommandId> stop, Consumer<BridgeCommandId> goOn) {
        var order = search.latest();
        var notice = new Notice(
                state(search), getTranslation("telemetry.search.state." + step(search)), text(search, moments));
        if (order.state().isOpen() && !search.isStopping()) {
            notice.actions(new Button(getTranslation("telemetry.search.stop"), pressed -> stop.accept(order.id())));
        }
        search.resumable()
                .ifPresent(part -> notice.actions(
                        new Button(getTranslation("telemetry.search.on"), pressed -> goOn.accept(part))));
        addClassName("search-notice");
        getElement().setAttribute("data-state", order.state().name());
        add(notice);
    }

    private static State state(BusSearch search) {
        return switch (search.latest().state()) {
            case QUEUED, SENT -> State.INFO;
            case DONE ->
                search.isStopped() || search.isComplete() && search.unresolved().isEmpty() ? State.GOOD : State.WARN;
            case FAILED -> State.BAD;
            case EXPIRED -> State.WARN;
            case WITHDRAWN -> State.GOOD;
        };
    }

    /** Begins the keys of what is said. */
    private static String step(BusSearch search) {
        var state = search.latest().state();
        return switch (state) {
            case DONE -> search.isComplete() ? "DONE" : search.isStopped() ? "STOPPED" : "INCOMPLETE";
            case SENT -> search.isStopping() ? "STOPPING" : state.name();
            case QUEUED, FAILED, EXPIRED, WITHDRAWN -> state.name();
        };
    }

    private String text(BusSearch search, Moments moments) {
        var order = search.latest();
        var key = "telemetry.search.state." + step(search) + ".text";
        var said = switch (order.state()) {
            case QUEUED -> getTranslation(key, moments.spoken(order.expiresAt()));
            case FAILED -> getTranslation(key, Objects.requireNonNullElse(order.message(), "–"));
            case SENT -> getTranslation(key) + notStopped(search);
            case DONE, EXPIRED, WITHDRAWN -> getTranslation(key);
        };
        var sofar = getTranslation(
                "telemetry.search.sofar",
                moments.formats().count(search.probes()),
                moments.formats().count(search.found().size()));
        var who = order.orderedBy() == null
                ? moments.spoken(order.orderedAt())
                : moments.spoken(order.orderedAt()) + ", " + order.orderedBy();
        var what = search.wanted() == null
                ? getTranslation("telemetry.search.all")
                : getTranslation("telemetry.search.only", search.wanted());
        return String.join(" ", sofar, said, getTranslation("telemetry.search.ordered", what, who));
    }

    /** Why the search goes on though somebody wanted to stop it. */
    private String notStopped(BusSearch search) {
        var stop = search.stop();
        if (stop == null) {
            return "";
        }
        return switch (stop.state()) {
            case FAILED ->
                " " + getTranslation("telemetry.search.stop.failed", Objects.requireNonNullElse(stop.message(), "–"));
            case EXPIRED -> " " + getTranslation("telemetry.search.stop.expired");
            case QUEUED, SENT, DONE, WITHDRAWN -> "";
        };
    }
}
