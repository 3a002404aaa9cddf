package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import pl.nurt.billing.runs.ui.RunTexts;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.SettlementStop;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/** Why there can be no invoice now: residents are told what it means to them, the office what a bill run would say. */
final class StopsNotice extends Composite<Div> {
    StopsNotice(List<SettlementStop> stops, SettleCounter counter) {
        var list = new UnorderedList();
        list.addClassName("settle-next");
        stops.stream().map(stop -> said(stop, counter.from())).distinct().forEach(text -> list.add(new ListItem(text)));
        var isDone = stops.stream()
                .allMatch(stop -> stop.reason() == SettlementStop.Reason.NOTHING_DUE
                        || stop.reason() == SettlementStop.Reason.NOTHING_TO_PAY);
        var notice = new Notice(
                        isDone ? State.INFO : State.WARN,
                        getTranslation(isDone ? "billing.settle.nothing" : "billing.settle.stopped"),
                        isDone ? "" : getTranslation("billing.settle.stopped.text"))
                .body(list)
                .actions(new PageLink(counter.back(), getTranslation("billing.settle.back")))
                .announced();
        getContent().add(notice);
    }

    private String said(SettlementStop stop, AskedFrom from) {
        var hold = stop.hold();
        return from == AskedFrom.OFFICE && hold != null
                ? new RunTexts(this, getLocale(), List.of()).said(hold)
                : getTranslation("billing.settle.stop." + stop.reason());
    }
}
