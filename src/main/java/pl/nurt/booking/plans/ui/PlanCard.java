package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import pl.nurt.booking.calendars.PlanExceptionKind;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.PlannedDay;
import pl.nurt.booking.plans.ReceiverPlan;
import pl.nurt.booking.plans.WeekPlan;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;

/** The plan of one person: the usual week, those that follow it, and days unlike it. */
final class PlanCard extends Card {
    private final BookingTexts texts;
    private final boolean mayChange;
    private final Acts acts;

    /** What can be done. */
    interface Acts {
        void week(ReceiverPlan plan);

        void day(ReceiverPlan plan);

        void drop(PlannedDay day);
    }

    PlanCard(BookingTexts texts, ReceiverPlan plan, LocalDate today, boolean mayChange, Acts acts, Component busy) {
        super(plan.receiver().name());
        this.texts = texts;
        this.mayChange = mayChange;
        this.acts = acts;
        var detail = plan.receiver().detail();
        if (detail != null) {
            subtitle(detail.in(texts.locale()));
        }
        for (var week : plan.weeks()) {
            if (week.from().isAfter(today)) {
                add(new H3(texts.text(
                        "plan.from", texts.day(week.from()) + " " + week.from().getYear())));
            }
            add(week(week));
        }
        if (!plan.days().isEmpty()) {
            add(new H3(texts.text("plan.days")), days(plan));
        }
        add(busy);
        if (mayChange) {
            actions(
                    new Button(texts.text("plan.week.change"), pressed -> acts.week(plan)),
                    new Button(texts.text("plan.days.add"), pressed -> acts.day(plan)));
        }
    }

    /** Days that follow each other with the same hours are one line. */
    private Component week(WeekPlan week) {
        if (week.hours().isEmpty()) {
            var none = new Paragraph(texts.text("plan.week.none"));
            none.addClassName("muted");
            return none;
        }
        var list = new KeyValueList();
        for (var first = 1; first <= 7; ) {
            var hours = week.of(DayOfWeek.of(first));
            var last = first;
            while (last < 7 && week.of(DayOfWeek.of(last + 1)).equals(hours)) {
                last++;
            }
            if (!hours.isEmpty()) {
                list.row(days(first, last), HoursText.of(hours));
            }
            first = last + 1;
        }
        return list;
    }

    private String days(int first, int last) {
        return first == last ? name(first) : name(first) + " – " + name(last);
    }

    private String name(int weekday) {
        return DayOfWeek.of(weekday).getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
    }

    private UnorderedList days(ReceiverPlan plan) {
        var list = new UnorderedList();
        list.addClassName("plan-list");
        for (var day : plan.days()) {
            var words = texts.shortDay(day.day()) + " " + day.day().getYear() + ": " + kind(day);
            var item = new ListItem(new Span(words));
            if (mayChange) {
                var drop = new Button(texts.text("plan.days.drop"), pressed -> acts.drop(day));
                drop.addThemeVariants(ButtonVariant.TERTIARY);
                drop.setAriaLabel(texts.text("plan.days.drop") + ": " + words);
                item.add(drop);
            }
            list.add(item);
        }
        return list;
    }

    private String kind(PlannedDay day) {
        var word = texts.text("kind." + day.kind());
        return day.kind() == PlanExceptionKind.CLOSED && day.hours().equals(Hours.ALL_DAY)
                ? word
                : word + " " + day.hours().text();
    }
}
