package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A few rows that nobody sorts: a plain table, which the keyboard can scroll where it is too wide. On a phone every value stands below
 * the other and carries its column's name; there the head is not seen.
 */
final class OfficeTable extends Div {
    private final NativeTable table = new NativeTable();
    private final List<String> headers;

    OfficeTable(String name, String... headers) {
        this.headers = List.of(headers);
        addClassNames("table-scroll", "table-stacks");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
        table.addClassName("table");
        var head = table.getHead().addRow();
        for (var header : headers) {
            var cell = new NativeTableHeaderCell(header);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        add(table);
    }

    OfficeTable row(Component... cells) {
        var row = table.getBody().addRow();
        for (var column = 0; column < cells.length; column++) {
            var cell = row.addDataCell();
            cell.getElement().setAttribute("data-label", headers.get(column));
            cell.add(cells[column]);
        }
        return this;
    }

    static Span text(String text) {
        return new Span(text);
    }
}
