package pl.nurt.identity.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import pl.nurt.platform.jobs.TimerStatus;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;

/** What the portal does by itself: when it did, when it will, and what went wrong. */
final class TimersCard extends Card {
    private final JobTexts texts;
    private final NativeTableBody body = new NativeTableBody();

    TimersCard(JobTexts texts) {
        super(texts.text("identity.jobs.timers"));
        this.texts = texts;
        subtitle(texts.text("identity.jobs.timers.hint"));
        addClassName("table-stacks");
        var head = new NativeTableRow(header("timer"), header("lastSuccess"), header("next"), header("lastFailure"));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("table");
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        add(scroll);
    }

    private NativeTableHeaderCell header(String what) {
        var cell = new NativeTableHeaderCell(texts.text("identity.jobs.timers." + what));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    void show(List<TimerStatus> timers) {
        body.removeAll();
        timers.forEach(timer -> body.add(row(timer)));
    }

    private NativeTableRow row(TimerStatus timer) {
        return new NativeTableRow(
                cell("timer", new Text(texts.text(timer.titleKey()))),
                cell("lastSuccess", new Text(texts.moment(timer.lastSuccess()))),
                cell("next", timer.running() ? running() : new Text(texts.moment(timer.next()))),
                cell("lastFailure", failure(timer)));
    }

    private Component running() {
        return new Badge(State.INFO, texts.text("identity.jobs.state.RUNNING"));
    }

    private Component failure(TimerStatus timer) {
        if (timer.lastFailure() == null) {
            return new Text("–");
        }
        var reason = timer.reason() == null ? "" : " · " + timer.reason();
        var text = new Div(new Text(texts.moment(timer.lastFailure()) + reason));
        if (timer.failuresInARow() > 0) {
            text.addComponentAsFirst(
                    new Badge(State.BAD, texts.text("identity.jobs.timers.inARow", timer.failuresInARow())));
        }
        return text;
    }

    private NativeTableCell cell(String what, Component content) {
        var cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-label", texts.text("identity.jobs.timers." + what));
        return cell;
    }
}
