package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import org.jspecify.annotations.Nullable;

/**
 * A list, and one thing of it looked at closer beside it; where there is no room for both, over it. How much room there is it measures itself.
 *
 * <p>Escape, a click beside the panel and its own button close it.
 */
final class ListWithDetail extends Div {
    private static final int DETAIL_WIDTH = 380;
    private static final int LIST_WIDTH = 640;

    private final MasterDetailLayout layout = new MasterDetailLayout();
    private final Runnable closed;

    /** @param closed called after the panel was closed */
    ListWithDetail(Component list, Runnable closed) {
        this.closed = closed;
        addClassName("list-and-detail");
        layout.setMaster(list);
        layout.setMasterSize("min(100%, " + LIST_WIDTH + "px)");
        layout.setDetailSize(DETAIL_WIDTH + "px");
        layout.setExpandMaster(true);
        layout.setOverlaySize("min(100%, 420px)");
        layout.setSizeFull();
        layout.addBackdropClickListener(clicked -> close());
        layout.addDetailEscapePressListener(pressed -> close());
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).listenOn(this);
        add(layout);
    }

    void open(Component detail) {
        layout.setDetail(detail);
        // Over the list the panel is a dialog, which must have a name; Vaadin gives it none.
        layout.getElement()
                .executeJs(
                        "this.updateComplete.then(() => this.shadowRoot.querySelector('#detail').setAttribute('aria-label', $0))",
                        detail.getElement().getAttribute("aria-label"));
    }

    @Nullable
    Component opened() {
        return layout.getDetail();
    }

    void close() {
        if (layout.getDetail() != null) {
            layout.setDetail(null);
            closed.run();
        }
    }
}
