package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pl.nurt.billing.bills.BillsOverview;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.BillStanding;
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
            showNone(overview);
        } else if (overview.open().isEmpty() && overview.newest().isPast(today())) {
            showPast(overview.newest());
        } else if (overview.open().isEmpty()) {
            setHeading(getTranslation("billing.bills.past"));
            add(text("billing.bills.past.corrected", period(overview.newest())));
            actions(see(overview.newest()));
        } else {
            showOpen(overview);
        }
        if (overview.credit().isPositive()) {
            add(text(
                    overview.sum().isPositive() ? "billing.bills.credit" : "billing.bills.credit.left",
                    words.formats().money(overview.credit())));
        }
        overview.waiting().forEach(bill -> add(waits(bill)));
        if (withWayToList && overview.newest() != null) {
            var list = new PageLink(BillsNavigation.PATH, getTranslation("billing.bills.all"));
            actions(list);
        }
    }

    private void showNone(BillsOverview overview) {
        if (!overview.waiting().isEmpty()) {
            setHeading(getTranslation("billing.bills.soon"));
            return;
        }
        setHeading(getTranslation("billing.bills.none"));
        add(text("billing.bills.none.text"));
    }

    private void showPast(OwnBill newest) {
        setHeading(getTranslation("billing.bills.past"));
        aside(new Badge(State.INFO, getTranslation("billing.bills.past.badge", day(newest.payBy()))));
        add(
                new BigNumber(words.formats().amount(newest.gross()), "zł"),
                text("billing.bills.past.text", period(newest), day(newest.payBy())),
                quiet("billing.bills.unknown"));
        actions(see(newest));
    }

    private void showOpen(BillsOverview overview) {
        var first = overview.open().getFirst();
        setHeading(getTranslation("billing.bills.toPay"));
        aside(badge(overview, first));
        add(new BigNumber(words.formats().amount(overview.sum()), "zł"));
        if (overview.open().size() == 1) {
            var past = first.isPast(today());
            var days = Math.abs(ChronoUnit.DAYS.between(today(), first.payBy()));
            add(text(past ? "billing.bills.one.past" : "billing.bills.one", first.number(), period(first), days));
        } else {
            var list = new KeyValueList();
            list.addClassName("small");
            overview.open().forEach(bill -> list.row(of(bill), words.formats().money(bill.gross())));
            add(list);
        }
        add(quiet("billing.bills.unknown"));
        actions(see(first));
    }

    private Badge badge(BillsOverview overview, OwnBill first) {
        if (overview.hasPast(today())) {
            return new Badge(State.WARN, getTranslation("billing.bills.past.badge", day(first.payBy())));
        }
        var key = overview.open().size() == 1 ? "billing.bills.due" : "billing.bills.due.first";
        return new Badge(State.INFO, getTranslation(key, day(first.payBy())));
    }

    private String of(OwnBill bill) {
        var key = bill.isPast(today()) ? "billing.bills.of.past" : "billing.bills.of";
        return getTranslation(key, period(bill), day(bill.payBy()));
    }

    private Paragraph waits(OwnBill bill) {
        return text(
                bill.standing() == BillStanding.CHECKED ? "billing.bills.checked" : "billing.bills.waits",
                period(bill));
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
