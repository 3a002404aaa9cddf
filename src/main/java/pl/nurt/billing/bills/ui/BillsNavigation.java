package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.platform.ui.text.InAddress;

/** Ways to the resident's bills, and what their addresses say. */
public final class BillsNavigation {
    public static final String PATH = "bills";
    static final String INVOICE = "invoiceId";

    private static final String YEAR = "year";
    private static final String TEXT = "q";

    private BillsNavigation() {}

    /** What the list is asked. @param year null for all */
    record Wish(@Nullable Integer year, String text) {}

    static Wish wish(QueryParameters parameters) {
        var year = parameters.getSingleParameter(YEAR).filter(text -> text.matches("2\\d{3}"));
        var text = parameters.getSingleParameter(TEXT).map(typed -> typed.replaceAll("\\p{Cntrl}", ""));
        return new Wish(year.map(Integer::valueOf).orElse(null), text.orElse("").strip());
    }

    static void go(Wish wish) {
        var parameters = new LinkedHashMap<String, String>();
        if (wish.year() != null) {
            parameters.put(YEAR, wish.year().toString());
        }
        if (!wish.text().isEmpty()) {
            parameters.put(TEXT, wish.text());
        }
        UI.getCurrent().navigate(PATH, QueryParameters.simple(parameters));
    }

    public static String bill(InvoiceId invoice) {
        return PATH + "/" + invoice.value();
    }

    /** An invoice's key in an address; empty when somebody typed nonsense. */
    static Optional<InvoiceId> invoice(String text) {
        return InAddress.number(text).map(InvoiceId::new);
    }
}
