package pl.nurt.customer.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.CustomerRow;
import pl.nurt.customer.people.Customers;

/** The columns of the list of customers; on a phone one column says it all. */
final class CustomerGrid extends Grid<CustomerRow> {
    private static final String NOTHING = "–";

    private final Customers customers;
    /** The last row before a place of the list, where a page began already: a page after it goes on by key. */
    private final NavigableMap<Integer, CustomerRow> lastBefore = new TreeMap<>();

    private CustomerFilter filter = CustomerFilter.ALL;

    CustomerGrid(Customers customers) {
        this.customers = customers;
        addClassName("dense-grid");
        setAriaLabel(getTranslation("customer.list"));
        setPageSize(50);
        setSizeFull();
        addColumn(LitRenderer.<CustomerRow>of("""
                <span class="customer-cell"><a href=${item.href} router-link><b>${item.name}</b></a>
                <span class="muted customer-compact">${item.kind} · ${item.place}</span></span>""")
                        .withProperty("href", row -> CustomerNavigation.customer(row.customerId()))
                        .withProperty("name", CustomerRow::name)
                        .withProperty("kind", this::kind)
                        .withProperty("place", this::place))
                .setHeader(getTranslation("customer.column.name"))
                .setFlexGrow(3)
                .setWidth("200px");
        wide("number", CustomerRow::number, "110px", 0);
        wide("kind", this::kind, "180px", 1);
        wide("place", this::place, "200px", 2);
        wide("phone", row -> row.phone() == null ? NOTHING : PhoneText.of(row.phone()), "140px", 0);
    }

    private void wide(
            String name, com.vaadin.flow.function.ValueProvider<CustomerRow, ?> value, String width, int grow) {
        addColumn(value)
                .setKey(name)
                .setHeader(getTranslation("customer.column." + name))
                .setWidth(width)
                .setFlexGrow(grow)
                .setResizable(true);
    }

    /** Begins a new list. */
    void show(CustomerFilter asked, int found) {
        filter = asked;
        lastBefore.clear();
        setItems(new CallbackDataProvider<>(
                query -> rows(query.getOffset(), query.getLimit()).stream(), query -> found, CustomerRow::customerId));
    }

    private List<CustomerRow> rows(int offset, int limit) {
        var known = lastBefore.floorEntry(offset);
        var rows = known == null
                ? customers.page(filter, null, offset, limit)
                : customers.page(filter, known.getValue(), offset - known.getKey(), limit);
        if (!rows.isEmpty()) {
            lastBefore.put(offset + rows.size(), rows.getLast());
        }
        return rows;
    }

    private String kind(CustomerRow row) {
        return getTranslation("customer.kind." + row.kind());
    }

    private String place(CustomerRow row) {
        if (row.firstPlace() == null) {
            return getTranslation("customer.list.noPlace");
        }
        return row.places() == 1
                ? row.firstPlace()
                : getTranslation("customer.list.morePlaces", row.firstPlace(), row.places() - 1);
    }
}
