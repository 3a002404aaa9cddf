package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pl.nurt.platform.ui.Icons;

/**
 * What can be done with several rows at once: seen while some are ticked, says how many of how many, and offers to take all that the filter
 * finds. Made by {@link KeyedGrid#bulk}.
 */
public final class BulkBar<T, K> extends Composite<Div> {
    private final KeyedGrid<T, K> grid;
    private final Span said = new Span();
    private final Button everything = new Button();
    private final Div actions = new Div();
    private boolean all;

    /** What is to be done with: some rows, or whatever the filter finds. */
    public sealed interface Chosen<K> {
        /** How many rows that is. */
        int count();

        record Some<K>(Set<K> keys) implements Chosen<K> {
            @Override
            public int count() {
                return keys.size();
            }
        }

        /** All that the list's question finds, also what was never on screen; too many for a click are a job. */
        record Everything<K>(int count) implements Chosen<K> {}
    }

    BulkBar(KeyedGrid<T, K> grid) {
        this.grid = grid;
        var none = new Button(Icons.CLOSE.create(), pressed -> clear());
        none.setAriaLabel(getTranslation("platform.list.bulk.none"));
        everything.addClickListener(pressed -> {
            all = true;
            show();
        });
        said.getElement().setAttribute("role", "status");
        actions.addClassName("bulk-actions");
        getContent().addClassName("bulk-bar");
        getContent().add(said, everything, actions, none);
        grid.grid().addSelectionListener(selected -> {
            all = false;
            show();
        });
        show();
    }

    /** Adds something to do, as a verb; the list is asked anew after it. */
    public BulkBar<T, K> action(String verb, Consumer<Chosen<K>> act) {
        actions.add(new Button(verb, pressed -> {
            act.accept(chosen());
            clear();
            grid.reload();
        }));
        return this;
    }

    public Chosen<K> chosen() {
        return all
                ? new Chosen.Everything<>(grid.size())
                : new Chosen.Some<>(
                        grid.grid().getSelectedItems().stream().map(grid::key).collect(Collectors.toUnmodifiableSet()));
    }

    public void clear() {
        all = false;
        grid.grid().deselectAll();
        show();
    }

    private void show() {
        int count = chosen().count();
        setVisible(count > 0);
        said.setText(getTranslation("platform.list.bulk.chosen", count, grid.size()));
        everything.setText(getTranslation("platform.list.bulk.all", grid.size()));
        everything.setVisible(!all && count < grid.size());
    }
}
