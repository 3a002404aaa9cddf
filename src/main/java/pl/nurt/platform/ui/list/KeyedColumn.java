package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;

/** One column of a {@link KeyedGrid}. */
public final class KeyedColumn<T> {
    private final Grid.Column<T> column;
    private int fromWidth;

    KeyedColumn(Grid.Column<T> column) {
        this.column = column;
    }

    /** Shown once the list is so many pixels wide. */
    public KeyedColumn<T> from(int pixels) {
        fromWidth = pixels;
        return this;
    }

    /** At least so wide; what is left over is shared by those that {@linkplain #grow grow}. */
    public KeyedColumn<T> width(int pixels) {
        column.setWidth(pixels + "px");
        return this;
    }

    public KeyedColumn<T> grow(int share) {
        column.setFlexGrow(share);
        return this;
    }

    /** Numbers: they stand one below the other by their last digit. */
    public KeyedColumn<T> figures() {
        column.setTextAlign(ColumnTextAlign.END);
        column.setPartNameGenerator(row -> "figures");
        return this;
    }

    /** The person may order the list by it; the query is told the column's name. */
    public KeyedColumn<T> sortable() {
        column.setSortProperty(column.getKey());
        column.setSortable(true);
        return this;
    }

    void fit(int width, boolean compact) {
        column.setVisible(!compact && width >= fromWidth);
    }
}
