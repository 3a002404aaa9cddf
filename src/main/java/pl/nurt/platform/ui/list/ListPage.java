package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.NotFoundException;

/**
 * A page of one list: heading, filter bar, rows, and the row that is looked at closer beside them. What is asked and what is looked at stand in
 * the address, so that it can be kept, sent and come back to.
 */
public final class ListPage<T, K> extends Composite<Div> {
    private final String path;
    private final FilterBar filters;
    private final KeyedGrid<T, K> grid;
    private final Detail<K> detail;
    private final ListWithDetail layout;
    private final Div list;
    private Runnable asked = () -> {};
    private @Nullable K opened;

    /**
     * How a row is looked at closer.
     *
     * @param parameter its name in the address: {@code meter}
     * @param written how a key stands there
     * @param read empty when it cannot be one
     * @param panel a new panel; throws {@link NotFoundException} when there is no such row or it is not for this person
     */
    public record Detail<K>(
            String parameter,
            Function<K, String> written,
            Function<String, Optional<K>> read,
            Function<K, Component> panel) {
        /** For keys that are numbers. */
        public static <K> Detail<K> ofNumber(
                String parameter, Function<K, Long> number, Function<Long, K> key, Function<K, Component> panel) {
            return new Detail<>(
                    parameter,
                    one -> "" + number.apply(one),
                    text -> text.matches("\\d{1,18}") ? Optional.of(key.apply(Long.valueOf(text))) : Optional.empty(),
                    panel);
        }
    }

    /** @param path of the view: {@code office/meters} */
    public ListPage(String path, Component heading, FilterBar filters, KeyedGrid<T, K> grid, Detail<K> detail) {
        this.path = path;
        this.filters = filters;
        this.grid = grid;
        this.detail = detail;
        list = new Div(heading, filters, grid);
        list.addClassName("list-of-rows");
        layout = new ListWithDetail(list, this::closed);
        filters.onAsk(this::ask);
        grid.onOpen(this::open);
        getContent().addClassName("list-page");
        getContent().add(layout);
    }

    /** Something to do besides whenever the list is asked, such as the counts of the chips. */
    public ListPage<T, K> onAsk(Runnable asked) {
        this.asked = asked;
        return this;
    }

    /** Lets several rows be ticked: the bar above them says how many, and what can be done with them. */
    public BulkBar<T, K> bulk() {
        var bar = grid.bulk();
        list.addComponentAtIndex(list.indexOf(grid), bar);
        return bar;
    }

    /** Shows what the address says; to be called after navigation. */
    public void enter(Location location) {
        var parameters = location.getQueryParameters();
        filters.read(parameters);
        ask();
        parameters
                .getSingleParameter(detail.parameter())
                .flatMap(detail.read())
                .ifPresentOrElse(this::open, this::close);
    }

    /** Asks the list anew with what the filter bar says. */
    public void ask() {
        asked.run();
        grid.reload();
        remember();
    }

    /** Looks at a row closer; nothing happens when there is no such row. */
    public void open(K key) {
        try {
            layout.open(detail.panel().apply(key));
            opened = key;
            grid.select(key);
        } catch (NotFoundException gone) {
            close();
        }
        remember();
    }

    public void close() {
        layout.close();
    }

    /** The panel of the row that is looked at. */
    public <P extends Component> Optional<P> panel(Class<P> type) {
        return Optional.ofNullable(layout.opened()).filter(type::isInstance).map(type::cast);
    }

    private void closed() {
        opened = null;
        grid.select(null);
        remember();
    }

    private void remember() {
        var parameters = new LinkedHashMap<String, String>();
        filters.write(parameters);
        var key = opened;
        if (key != null) {
            parameters.put(detail.parameter(), detail.written().apply(key));
        }
        var query = QueryParameters.simple(parameters).getQueryString();
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, query.isEmpty() ? path : path + "?" + query));
    }
}
