package pl.nurt.platform.ui;

import com.vaadin.flow.component.html.Span;

/** A small "live": what stands beside it changes by itself. Says "no connection" while there is none. */
public class LiveBadge extends Span {
    public LiveBadge() {
        addClassName("live-badge");
        var live = new Span(getTranslation("platform.live"));
        live.addClassName("when-live");
        var lost = new Span(getTranslation("platform.live.lost"));
        lost.addClassName("when-lost");
        add(live, lost);
    }
}
