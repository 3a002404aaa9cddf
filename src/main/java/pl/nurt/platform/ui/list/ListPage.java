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
import pl.nurt.platform.ui.text.InAddress;

/**
 * A page of one list: heading, filter bar, rows, and the row that is looked at closer beside them. What is asked and what is looked at stand in
 * the address, so that it can be kept, sent and come back to. The browser's Back closes what was opened from the list.
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
    private @Nullable String entered;
    private @Nullable String openedFrom;

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
                    text -> InAddress.number(text).map(key),
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

    /** The address of a list with one question asked: {@code office/meters?state=silent}. */
    public static String asking(String path, String parameter, Enum<?> value) {
        return path + "?" + parameter + "=" + Filter.code(value);
    }

    /** Something to do whenever the list was asked, such as showing what it was made from. */
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
        openedFrom = null;
        // Coming back from a row to the same list, it stays where it was scrolled to.
        if (!address(null).equals(entered)) {
            reload();
        }
        var wanted = parameters.getSingleParameter(detail.parameter()).flatMap(detail.read());
        if (wanted.isEmpty()) {
            layout.close();
        } else if (!wanted.get().equals(opened)) {
            show(wanted.get());
        }
        remember();
    }

    /** Asks the list anew with what the filter bar says. */
    public void ask() {
        reload();
        remember();
    }

    /** Looks at a row closer; nothing happens when there is no such row. */
    public void open(K key) {
        var list = address(null);
        var fromList = opened == null;
        show(key);
        if (fromList && opened != null) {
            openedFrom = list;
            getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, address(opened)));
        } else {
            remember();
        }
    }

    /** Goes back to the list alone. */
    public void close() {
        layout.close();
    }

    /** The panel of the row that is looked at. */
    public <P extends Component> Optional<P> panel(Class<P> type) {
        return Optional.ofNullable(layout.opened()).filter(type::isInstance).map(type::cast);
    }

    private void reload() {
        entered = address(null);
        grid.reload();
        asked.run();
    }

    private void show(K key) {
        try {
            layout.open(detail.panel().apply(key));
            opened = key;
            grid.select(key);
        } catch (NotFoundException gone) {
            layout.close();
        }
    }

    private void closed() {
        opened = null;
        grid.select(null);
        if (address(null).equals(openedFrom)) {
            // The entry that opening has added goes away again.
            getUI().ifPresent(ui -> ui.getPage().getHistory().back());
        } else {
            remember();
        }
        openedFrom = null;
    }

    private void remember() {
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address(opened)));
    }

    private String address(@Nullable K key) {
        var parameters = new LinkedHashMap<String, String>();
        filters.write(parameters);
        if (key != null) {
            parameters.put(detail.parameter(), detail.written().apply(key));
        }
        var query = QueryParameters.simple(parameters).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
