package pl.nurt.billing.invoices.ui;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceFilter;
import pl.nurt.billing.invoices.InvoiceFilter.Reach;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceRow;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.PeriodFilter;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.search.SearchedRows;

/** The rows of the list of invoices, as the filter bar asks for them. */
final class InvoiceList implements KeyedRows<InvoiceRow, InvoiceId> {
    private final Invoices invoices;
    private final Viewer viewer;
    private final SearchFilter search;
    private final PeriodFilter issued;
    private final ChipFilter<Reach> reach;
    private final SearchedRows shown;
    private boolean tooWide;

    InvoiceList(
            Invoices invoices,
            Viewer viewer,
            SearchFilter search,
            PeriodFilter issued,
            ChipFilter<Reach> reach,
            SearchedRows shown) {
        this.invoices = invoices;
        this.viewer = viewer;
        this.search = search;
        this.issued = issued;
        this.reach = reach;
        this.shown = shown;
    }

    @Override
    public List<InvoiceRow> page(@Nullable InvoiceRow after, int skip, int size, @Nullable Order order) {
        var rows = invoices.page(viewer, filter(), after == null ? null : after.key(), skip, size);
        shown.came(
                filter().text(),
                rows.stream().map(row -> row.customer().number()).toList());
        return rows;
    }

    @Override
    public int count() {
        tooWide = invoices.isTooWide(filter());
        return invoices.found(filter());
    }

    /** Whether what was counted last is only some of what the words mean. */
    boolean isTooWide() {
        return tooWide;
    }

    @Override
    public List<InvoiceRow> fresh(Collection<InvoiceId> keys) {
        return invoices.rows(keys);
    }

    @Override
    public InvoiceId key(InvoiceRow row) {
        return row.id();
    }

    private InvoiceFilter filter() {
        return new InvoiceFilter(
                search.value(),
                reach.value().orElse(null),
                issued.from().orElse(null),
                issued.to().orElse(null));
    }
}
