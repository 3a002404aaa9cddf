package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import pl.nurt.platform.live.LiveEvent;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;

/**
 * A list of any length: pages by key, as many columns as there is room for, rows that change in place. Says how many there are, what to do when
 * there are none, and that the database cannot be reached; then one may try again.
 *
 * <p>Rows open by a click and by Enter; the arrows move between them.
 */
public final class KeyedGrid<T, K> extends Composite<Div> {
    static final int COMPACT_BELOW = 600;
    private static final int USUAL_WIDTH = 1200;

    private final KeyedRows<T, K> source;
    private final Grid<T> grid = new Grid<>();
    private final List<KeyedColumn<T>> columns = new ArrayList<>();
    private final LoadedRows<T, K> rows;
    private final Div instead = new Div();
    private final Span counted = new Span();
    private final Button arrived = new Button();
    private IntFunction<String> countText;
    private Supplier<Component> empty;
    private Grid.@Nullable Column<T> compact;
    private int width = USUAL_WIDTH;
    private int shown;
    private Consumer<K> open = key -> {};
    private Predicate<T> done = row -> false;
    private @Nullable K looked;
    private boolean ticking;

    /** @param name of the list, for who hears it */
    public KeyedGrid(String name, KeyedRows<T, K> source) {
        this.source = source;
        rows = new LoadedRows<>(source, grid, this::failed);
        countText = found -> getTranslation("platform.list.count", found);
        empty = () -> new EmptyState(
                Icons.SEARCH, getTranslation("platform.list.none"), getTranslation("platform.list.none.text"));
        grid.addClassName("dense-grid");
        grid.setAriaLabel(name);
        grid.setPageSize(50);
        grid.setSizeFull();
        counted.addClassName("list-count");
        counted.getElement().setAttribute("role", "status");
        arrived.addClassName("list-arrived");
        arrived.setVisible(false);
        arrived.addClickListener(pressed -> reload());
        var head = new Div(counted, arrived);
        head.addClassName("list-head");
        getContent().addClassName("keyed-grid");
        getContent().add(head, instead, grid);
        new Measured(getContent(), this::fit);
        opening();
    }

    /** Adds a column of texts. */
    public KeyedColumn<T> column(String name, String header, ValueProvider<T, ?> text) {
        return column(name, header, grid.addColumn(text));
    }

    /** Adds a column drawn by a renderer. */
    public KeyedColumn<T> column(String name, String header, Renderer<T> renderer) {
        return column(name, header, grid.addColumn(renderer));
    }

    /** What a row looks like on a phone, in place of all columns. */
    public KeyedGrid<T, K> compact(String header, LitRenderer<T> renderer) {
        compact = grid.addColumn(renderer).setHeader(header).setKey("compact");
        fit(width);
        return this;
    }

    /** How the count is said: "1 684 wodomierze". */
    public KeyedGrid<T, K> counted(IntFunction<String> text) {
        countText = text;
        return this;
    }

    /** What stands there when nothing is found; made anew each time, for it may depend on the filter. */
    public KeyedGrid<T, K> empty(Supplier<Component> instead) {
        empty = instead;
        return this;
    }

    /** Told which row the person wants to see closer. */
    public KeyedGrid<T, K> onOpen(Consumer<K> open) {
        this.open = open;
        return this;
    }

    /** Which rows are greyed: done elsewhere, they keep their places until the list is asked again. */
    public KeyedGrid<T, K> greyed(Predicate<T> done) {
        this.done = done;
        return this;
    }

    /** While the list is on screen, events of this kind fetch the rows they name anew, where they stand. */
    public <E extends LiveEvent> KeyedGrid<T, K> follow(
            LiveUpdates live, Class<E> type, Function<E, ? extends Collection<K>> keys) {
        live.whileAttached(
                this,
                type,
                event -> rows.concerns(keys.apply(event)),
                events -> refresh(
                        // None: some may have been missed.
                        events.isEmpty()
                                ? rows.keys()
                                : events.stream()
                                        .flatMap(event -> keys.apply(event).stream())
                                        .toList()));
        return this;
    }

    /** Asks anew from the beginning: the filter says something else, or the person wants to see what has come. */
    public void reload() {
        try {
            shown = source.count();
        } catch (DataAccessException | TransactionException unreachable) {
            failed();
            return;
        }
        arrived.setVisible(false);
        counted.setText(countText.apply(shown));
        instead.removeAll();
        grid.setVisible(shown > 0);
        if (shown == 0) {
            instead.add(empty.get());
        }
        rows.begin(shown);
    }

    /** Fetches all rows on screen anew, for an event that does not name them; they keep their places. */
    public void refresh() {
        refresh(rows.keys());
    }

    /** Fetches those of the rows that are on screen anew; they keep their places. */
    public void refresh(Collection<K> changed) {
        try {
            rows.refresh(changed);
        } catch (DataAccessException | TransactionException unreachable) {
            failed();
        }
    }

    /** Something may have come or gone: says so above the list, which does not move before the person wants it to. */
    public void recount() {
        if (!grid.isVisible()) {
            reload();
            return;
        }
        int now;
        try {
            now = source.count();
        } catch (DataAccessException | TransactionException unreachable) {
            failed();
            return;
        }
        arrived.setText(
                now > shown
                        ? getTranslation("platform.list.arrived", now - shown)
                        : getTranslation("platform.list.changed"));
        arrived.setVisible(now != shown);
    }

    /** Marks the row as the one that is looked at; where rows can be ticked, it is not ticked by that. */
    public void select(@Nullable K key) {
        var before = looked;
        looked = key;
        if (!ticking) {
            grid.deselectAll();
            find(key).ifPresent(grid::select);
            return;
        }
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(key))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(rows::repaint);
    }

    private Optional<T> find(@Nullable K key) {
        return key == null
                ? Optional.empty()
                : rows.row(key).or(() -> source.fresh(List.of(key)).stream().findFirst());
    }

    /** Lets several rows be ticked, and something be done with all of them at once. */
    BulkBar<T, K> bulk() {
        ticking = true;
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        ((GridMultiSelectionModel<T>) grid.getSelectionModel())
                .setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        grid.addItemClickListener(clicked -> open.accept(source.key(clicked.getItem())));
        return new BulkBar<>(this);
    }

    /** How many rows the list was found to have. */
    public int size() {
        return shown;
    }

    Grid<T> grid() {
        return grid;
    }

    K key(T row) {
        return source.key(row);
    }

    /** Shows the columns for which a list of so many pixels has room. */
    void fit(int pixels) {
        width = pixels;
        var narrow = compact != null && pixels < COMPACT_BELOW;
        if (compact != null) {
            compact.setVisible(narrow);
        }
        columns.forEach(column -> column.fit(pixels, narrow));
    }

    private KeyedColumn<T> column(String name, String header, Grid.Column<T> column) {
        column.setHeader(header).setKey(name).setResizable(true);
        var added = new KeyedColumn<>(column);
        columns.add(added);
        return added;
    }

    private void opening() {
        ((GridSingleSelectionModel<T>) grid.getSelectionModel()).setDeselectAllowed(false);
        grid.setPartNameGenerator(this::look);
        var focused = new Focused<T>();
        grid.addSelectionListener(selected -> {
            if (!ticking && selected.isFromClient()) {
                selected.getFirstSelectedItem().ifPresent(row -> open.accept(source.key(row)));
            }
        });
        grid.addCellFocusListener(cell -> focused.row = cell.getItem().orElse(null));
        grid.getElement()
                .addEventListener("keydown", pressed -> {
                    if (focused.row != null) {
                        open.accept(source.key(focused.row));
                    }
                })
                .setFilter("event.key === 'Enter'");
    }

    private void failed() {
        grid.setVisible(false);
        counted.setText("");
        arrived.setVisible(false);
        instead.removeAll();
        instead.add(new Notice(
                        State.BAD, getTranslation("platform.list.failed"), getTranslation("platform.list.failed.text"))
                .actions(new Button(getTranslation("platform.list.retry"), pressed -> reload()))
                .announced());
    }

    private @Nullable String look(T row) {
        return ticking && source.key(row).equals(looked) ? "looked-at" : done.test(row) ? "greyed" : null;
    }

    private static final class Focused<T> {
        private @Nullable T row;
    }
}
