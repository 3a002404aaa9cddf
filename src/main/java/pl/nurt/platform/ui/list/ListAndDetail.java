package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A list, and one thing of it looked at closer beside it; where there is no room for both, over it.
 *
 * <p>Escape, a click beside the panel and its own button close it. Rows open by a click and by Enter.
 */
public final class ListAndDetail extends Div {
    private static final int DETAIL_WIDTH = 380;
    private static final int LIST_WIDTH = 640;
    private static final int RAIL_FROM = 1100;
    private static final int RAIL_WIDTH = 204;

    private final MasterDetailLayout layout = new MasterDetailLayout();
    private final Runnable closed;
    private final IntConsumer listWidth;
    private int browserWidth = 1440;

    /**
     * @param closed called after the panel was closed
     * @param listWidth told how many pixels the list has, whenever that changes
     */
    public ListAndDetail(Component list, Runnable closed, IntConsumer listWidth) {
        this.closed = closed;
        this.listWidth = listWidth;
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

    /** Opens rows of the grid by click and by Enter on a focused row. */
    public <T> void openFrom(Grid<T> grid, Consumer<T> open) {
        var focused = new Focused<T>();
        grid.addSelectionListener(selected -> {
            if (selected.isFromClient()) {
                selected.getFirstSelectedItem().ifPresent(open);
            }
        });
        grid.addCellFocusListener(cell -> focused.item = cell.getItem().orElse(null));
        grid.getElement()
                .addEventListener("keydown", pressed -> {
                    if (focused.item != null) {
                        grid.select(focused.item);
                        open.accept(focused.item);
                    }
                })
                .setFilter("event.key === 'Enter'");
    }

    public void open(Component detail) {
        layout.setDetail(detail);
        // Over the list the panel is a dialog, which must have a name; Vaadin gives it none.
        layout.getElement()
                .executeJs(
                        "this.updateComplete.then(() => this.shadowRoot.querySelector('#detail').setAttribute('aria-label', $0))",
                        detail.getElement().getAttribute("aria-label"));
        fit();
    }

    @Nullable
    public Component opened() {
        return layout.getDetail();
    }

    public void close() {
        if (layout.getDetail() != null) {
            layout.setDetail(null);
            fit();
            closed.run();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var page = attached.getUI().getPage();
        var details = page.getExtendedClientDetails();
        if (details != null && details.getBodyClientWidth() > 0) {
            browserWidth = details.getBodyClientWidth();
        }
        fit();
        var listening = page.addBrowserWindowResizeListener(resized -> {
            browserWidth = resized.getWidth();
            fit();
        });
        addDetachListener(detached -> {
            detached.unregisterListener();
            listening.remove();
        });
    }

    private void fit() {
        int room = browserWidth - (browserWidth < RAIL_FROM ? 0 : RAIL_WIDTH);
        boolean beside = layout.getDetail() != null && room >= LIST_WIDTH + DETAIL_WIDTH;
        listWidth.accept(room - (beside ? DETAIL_WIDTH : 0));
    }

    private static final class Focused<T> {
        private @Nullable T item;
    }
}
