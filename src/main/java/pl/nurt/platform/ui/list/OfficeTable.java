package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A few rows that nobody sorts: a plain table, which the keyboard can scroll where it is too wide. On a phone every value stands below
 * the other and carries its column's name; there the head is not seen.
 */
public final class OfficeTable extends Div {
    /** @param figures whether it holds numbers, which stand one below the other by their last digit */
    public record Column(String header, boolean figures) {}

    private final NativeTable table = new NativeTable();
    private final List<Column> columns;

    public OfficeTable(String name, Column... columns) {
        this.columns = List.of(columns);
        addClassNames("table-scroll", "table-stacks");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
        table.addClassName("table");
        var head = table.getHead().addRow();
        for (var column : columns) {
            var cell = new NativeTableHeaderCell(column.header());
            cell.getElement().setAttribute("scope", "col");
            cell.setClassName("figures", column.figures());
            head.add(cell);
        }
        add(table);
    }

    public static Column column(String header) {
        return new Column(header, false);
    }

    public static Column figures(String header) {
        return new Column(header, true);
    }

    public static Span text(String text) {
        return new Span(text);
    }

    /** Adds a row. @param cells one for each column */
    public OfficeTable row(Component... cells) {
        fill(addRow(), cells);
        return this;
    }

    public NativeTableRow addRow() {
        return table.getBody().addRow();
    }

    /** Puts these cells into a row of this table in place of those it has. */
    public void fill(NativeTableRow row, Component... cells) {
        row.removeAll();
        for (var place = 0; place < cells.length; place++) {
            var column = columns.get(place);
            var cell = row.addDataCell();
            cell.getElement().setAttribute("data-label", column.header());
            cell.setClassName("figures", column.figures());
            cell.add(cells[place]);
        }
    }

    public void clear() {
        table.getBody().removeAll();
    }
}
