package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.telemetry.orders.UnresolvedPlace;

/** Where a search heard answers and could make out no meter: what that means and what to do. Not there when all is clear. */
final class UnresolvedPlaces extends Div {
    private static final int MOST_NAMED = 10;
    private static final int MOST_AGAIN = 4;

    private final Consumer<String> searchAgain;

    /** @param searchAgain called with a mask to search for */
    UnresolvedPlaces(Consumer<String> searchAgain) {
        this.searchAgain = searchAgain;
        addClassName("notice-list");
        setVisible(false);
    }

    /** @param mayStart whether another search may be started */
    void show(List<UnresolvedPlace> places, boolean mayStart) {
        removeAll();
        setVisible(!places.isEmpty());
        var same = of(UnresolvedPlace.SameNumber.class, places);
        if (!same.isEmpty()) {
            var numbers =
                    named(same.stream().map(UnresolvedPlace.SameNumber::number).toList());
            add(notice("same", numbers));
        }
        var unclear = of(UnresolvedPlace.Unclear.class, places);
        if (!unclear.isEmpty()) {
            var notice = notice(
                    "unclear",
                    named(unclear.stream().map(UnresolvedPlace.Unclear::numbers).toList()));
            if (mayStart) {
                notice.actions(again(unclear));
            }
            add(notice);
        }
        var said = of(UnresolvedPlace.Said.class, places);
        if (!said.isEmpty()) {
            add(notice(
                    "said",
                    named(said.stream().map(UnresolvedPlace.Said::sentence).toList())));
        }
    }

    private static <T extends UnresolvedPlace> List<T> of(Class<T> kind, List<UnresolvedPlace> places) {
        return places.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Notice notice(String kind, String what) {
        var key = "telemetry.search.unresolved." + kind;
        return new Notice(State.WARN, getTranslation(key, what), getTranslation(key + ".text"));
    }

    private Component[] again(List<UnresolvedPlace.Unclear> places) {
        return places.stream()
                .map(UnresolvedPlace.Unclear::wanted)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_AGAIN)
                .map(wanted -> new Button(
                        getTranslation("telemetry.search.unresolved.again", wanted),
                        pressed -> searchAgain.accept(wanted)))
                .toArray(Component[]::new);
    }

    private String named(List<String> all) {
        var distinct = all.stream().distinct().toList();
        var names = distinct.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        var left = distinct.size() - MOST_NAMED;
        return left > 0 ? getTranslation("telemetry.search.unresolved.more", names, left) : names;
    }
}
