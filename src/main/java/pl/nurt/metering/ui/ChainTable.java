package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import pl.nurt.metering.Installation;
import pl.nurt.metering.MeterCard;
import pl.nurt.platform.CivilTime;

/** Where a meter hung, and what else hung at its place: a few rows, so a plain table. */
final class ChainTable extends Div {
    private final Moments moments;

    ChainTable(MeterCard card, Moments moments) {
        this.moments = moments;
        addClassName("table-scroll");
        // Where it scrolls sideways the keyboard must reach it.
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("metering.office.chain"));
        var table = new NativeTable();
        table.addClassName("table");
        var head = table.getHead().addRow();
        header(head, "place", false);
        header(head, "meter", false);
        header(head, "from", false);
        header(head, "first", true);
        header(head, "until", false);
        header(head, "last", true);
        card.chain().forEach(link -> row(table.getBody().addRow(), link, card));
        add(table);
    }

    private void header(NativeTableRow row, String name, boolean figures) {
        var cell = new NativeTableHeaderCell(getTranslation("metering.office.chain." + name));
        cell.getElement().setAttribute("scope", "col");
        cell.setClassName("figures", figures);
        row.add(cell);
    }

    private void row(NativeTableRow row, Installation link, MeterCard card) {
        var formats = moments.formats();
        row.addDataCell().setText(link.place().fullAddress());
        row.addDataCell()
                .add(meter(link, card), new Text(" · " + getTranslation("metering.office.chain.role." + link.role())));
        row.addDataCell().setText(formats.day(CivilTime.dayOf(link.installedAt())));
        figures(row, formats.index(link.installedWith()));
        var removedAt = link.removedAt();
        row.addDataCell()
                .setText(
                        removedAt == null
                                ? getTranslation("metering.office.chain.still")
                                : formats.day(CivilTime.dayOf(removedAt)));
        var removedWith = link.removedWith();
        figures(row, removedWith == null ? "" : formats.index(removedWith));
    }

    private static void figures(NativeTableRow row, String text) {
        var cell = row.addDataCell();
        cell.setText(text);
        cell.addClassName("figures");
    }

    private static Component meter(Installation link, MeterCard card) {
        return link.meterId().equals(card.row().meterId())
                ? new Span(link.serialNumber())
                : MeteringNavigation.link(MeteringNavigation.meter(link.meterId()), link.serialNumber());
    }
}
