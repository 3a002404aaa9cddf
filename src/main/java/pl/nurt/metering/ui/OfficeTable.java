package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;

/** A few rows that nobody sorts: a plain table, which the keyboard can scroll where it is too wide. */
final class OfficeTable extends Div {
    private final NativeTable table = new NativeTable();

    OfficeTable(String name, String... headers) {
        addClassName("table-scroll");
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
        for (var cell : cells) {
            row.addDataCell().add(cell);
        }
        return this;
    }

    static Span text(String text) {
        return new Span(text);
    }
}
