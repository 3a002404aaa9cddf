package pl.nurt.metering.meters.ui;

import static pl.nurt.platform.ui.list.OfficeTable.column;
import static pl.nurt.platform.ui.list.OfficeTable.figures;
import static pl.nurt.platform.ui.list.OfficeTable.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.Installation;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Moments;

/** Where a meter was installed, and what else was installed at its place. */
final class ChainTable extends Div {
    private final MeterCard card;
    private final Moments moments;

    ChainTable(MeterCard card, Moments moments) {
        this.card = card;
        this.moments = moments;
        var table = new OfficeTable(
                getTranslation("metering.office.chain"),
                column(word("place")),
                column(word("meter")),
                column(word("from")),
                figures(word("first")),
                column(word("until")),
                figures(word("last")));
        card.chain().forEach(link -> row(table, link));
        add(table);
    }

    private void row(OfficeTable table, Installation link) {
        var formats = moments.formats();
        var removedAt = link.removedAt();
        var removedWith = link.removedWith();
        table.row(
                text(link.place().fullAddress()),
                new Span(meter(link), new Text(" · " + word("role." + link.role()))),
                text(formats.day(CivilTime.dayOf(link.installedAt()))),
                text(formats.index(link.installedWith())),
                text(removedAt == null ? word("still") : formats.day(CivilTime.dayOf(removedAt))),
                text(removedWith == null ? "" : formats.index(removedWith)));
    }

    private Component meter(Installation link) {
        return link.meterId().equals(card.row().meterId())
                ? text(link.serialNumber())
                : new PageLink(MeteringNavigation.meter(link.meterId()), link.serialNumber());
    }

    private String word(String name) {
        return getTranslation("metering.office.chain." + name);
    }
}
