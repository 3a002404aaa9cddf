package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pl.nurt.billing.bills.BillsOverview;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;

/**
 * What is to be paid and until when, as far as it is known: what was billed. Whether it was paid, nobody knows here yet, and the card says
 * so.
 */
final class OwedCard extends Card {
    private final Clock clock;
    private final LineWords words;

    OwedCard(BillsOverview overview, Clock clock, boolean withWayToList) {
        super("");
        this.clock = clock;
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        addClassName("owed-card");
        if (overview.newest() == null) {
            showNone();
        } else if (overview.open().isEmpty()) {
            showPast(overview.newest());
        } else {
            showOpen(overview);
        }
        if (withWayToList && overview.newest() != null) {
            var list = new PageLink(BillsNavigation.PATH, getTranslation("billing.bills.all"));
            actions(list);
        }
    }

    private void showNone() {
        setHeading(getTranslation("billing.bills.none"));
        add(text("billing.bills.none.text"));
    }

    private void showPast(OwnBill newest) {
        setHeading(getTranslation("billing.bills.past"));
        aside(new Badge(State.INFO, getTranslation("billing.bills.past.badge", day(newest.dueOn()))));
        add(
                new BigNumber(words.formats().amount(newest.gross()), "zł"),
                text("billing.bills.past.text", period(newest), day(newest.dueOn())),
                quiet("billing.bills.unknown"));
        actions(see(newest));
    }

    private void showOpen(BillsOverview overview) {
        var first = overview.open().getFirst();
        setHeading(getTranslation("billing.bills.toPay"));
        aside(new Badge(
                State.INFO,
                getTranslation(
                        overview.open().size() == 1 ? "billing.bills.due" : "billing.bills.due.first",
                        day(first.dueOn()))));
        add(new BigNumber(words.formats().amount(overview.sum()), "zł"));
        if (overview.open().size() == 1) {
            add(text("billing.bills.one", first.number(), period(first), daysLeft(first.dueOn())));
        } else {
            var list = new KeyValueList();
            list.addClassName("small");
            overview.open()
                    .forEach(bill -> list.row(
                            getTranslation("billing.bills.of", period(bill), day(bill.dueOn())),
                            words.formats().money(bill.gross())));
            add(list);
        }
        add(quiet("billing.bills.unknown"));
        actions(see(first));
    }

    private PageLink see(OwnBill bill) {
        return new PageLink(BillsNavigation.bill(bill.invoice()), getTranslation("billing.bills.see"));
    }

    private String period(OwnBill bill) {
        return words.period(bill.from(), bill.until());
    }

    private String day(LocalDate day) {
        return words.formats().dayInWords(day, today());
    }

    private long daysLeft(LocalDate due) {
        return ChronoUnit.DAYS.between(today(), due);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private Paragraph text(String key, Object... arguments) {
        var paragraph = new Paragraph(getTranslation(key, arguments));
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }

    private Paragraph quiet(String key) {
        var paragraph = new Paragraph(getTranslation(key));
        paragraph.addClassNames("muted", "tiny");
        return paragraph;
    }
}
