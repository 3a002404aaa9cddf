package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.bills.YearOfBills;
import pl.nurt.billing.bills.ui.BillsNavigation.Wish;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;

/** The invoices in one line of time, month by month, the newest first; older ones come when they are asked for. */
final class TimelineCard extends Card {
    private static final int AT_ONCE = 24;
    private static final int PAUSE_MILLIS = 300;
    private static final int LONGEST = 40;

    private final OwnBills bills;
    private final StoredFiles files;
    private final Viewer viewer;
    private final LocalDate today;
    private final LineWords words;
    private final Select<Integer> year = new Select<>();
    private final TextField search = new TextField();
    private final Div list = new Div();
    private final Div more = new Div();
    private Wish wish = new Wish(null, "");
    private boolean severalPlaces;
    private OwnBill.@Nullable Key last;
    private @Nullable YearMonth month;
    private UnorderedList rows = new UnorderedList();

    TimelineCard(OwnBills bills, StoredFiles files, Viewer viewer, LocalDate today) {
        super("");
        this.bills = bills;
        this.files = files;
        this.viewer = viewer;
        this.today = today;
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        setHeading(getTranslation("billing.list"));
        year.setLabel(getTranslation("billing.list.year"));
        year.setEmptySelectionAllowed(true);
        year.setEmptySelectionCaption(getTranslation("billing.list.allYears"));
        year.setItemLabelGenerator(
                one -> one == null ? getTranslation("billing.list.allYears") : Integer.toString(one));
        year.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                BillsNavigation.go(new Wish(changed.getValue(), wish.text()));
            }
        });
        search.setLabel(getTranslation("billing.list.search"));
        search.setPlaceholder(getTranslation("billing.list.search.hint"));
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_MILLIS);
        search.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                BillsNavigation.go(new Wish(wish.year(), changed.getValue().strip()));
            }
        });
        var asked = new Div(year, search);
        asked.addClassName("bills-asked");
        more.addClassName("actions");
        add(asked, list, more);
    }

    void show(Wish asked, List<YearOfBills> years) {
        wish = asked;
        year.setItems(years.stream().map(YearOfBills::year).toList());
        year.setValue(
                years.stream().anyMatch(one -> Integer.valueOf(one.year()).equals(asked.year())) ? asked.year() : null);
        search.setValue(asked.text().length() > LONGEST ? asked.text().substring(0, LONGEST) : asked.text());
        list.removeAll();
        last = null;
        month = null;
        next();
    }

    private void next() {
        var page = bills.page(viewer, wish.year(), wish.text(), last, AT_ONCE + 1);
        more.removeAll();
        if (last == null && page.isEmpty()) {
            list.add(new EmptyState(
                    Icons.DOCUMENT, getTranslation("billing.list.none"), getTranslation("billing.list.none.text")));
            return;
        }
        severalPlaces |= page.stream().map(OwnBill::place).distinct().count() > 1;
        page.stream().limit(AT_ONCE).forEach(this::row);
        if (page.size() > AT_ONCE) {
            var button = new Button(getTranslation("billing.list.older"), pressed -> next());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            more.add(button);
        }
    }

    private void row(OwnBill bill) {
        var issuedIn = YearMonth.from(bill.issuedOn());
        if (!issuedIn.equals(month)) {
            month = issuedIn;
            rows = new UnorderedList();
            rows.addClassName("bill-rows");
            var heading = new H3(
                    words.period(issuedIn.atDay(1), issuedIn.plusMonths(1).atDay(1)));
            heading.addClassName("bill-month");
            list.add(heading, rows);
        }
        rows.add(new ListItem(content(bill)));
        last = bill.key();
    }

    private Div content(OwnBill bill) {
        var period = words.period(bill.from(), bill.until());
        var link = new PageLink(
                BillsNavigation.bill(bill.invoice()),
                getTranslation(bill.isCorrection() ? "billing.list.correction" : "billing.list.invoice", period));
        link.addClassName("bill-title");
        var facts = bill.number() + " · " + words.formats().dayInWords(bill.issuedOn(), today);
        var about = quiet(severalPlaces ? facts + " · " + bill.place().shortAddress() : facts);
        var left = new Div(link, about);
        left.addClassNames("stack-words", "grow");
        var amount = new Span(
                bill.isCorrection()
                        ? words.signed(bill.gross())
                        : words.formats().money(bill.gross()));
        amount.addClassName("bill-amount");
        var right = new Div(amount, quiet(due(bill)));
        right.addClassName("bill-right");
        var row = new Div(Icons.DOCUMENT.create(), left, right);
        if (bill.isGiven()) {
            row.add(new PdfLink(files, () -> bills.document(viewer, bill.invoice(), words.locale()))
                    .named(getTranslation("billing.list.download", bill.number())));
        }
        row.addClassName("bill-row");
        return row;
    }

    private String due(OwnBill bill) {
        return switch (bill.standing()) {
            case WAITS -> getTranslation("billing.list.waits");
            case CHECKED -> getTranslation("billing.list.checked");
            case GIVEN -> given(bill);
        };
    }

    private String given(OwnBill bill) {
        var corrects = bill.originalNumber();
        if (bill.corrected()) {
            return getTranslation("billing.list.corrected");
        }
        return corrects == null || bill.gross().isPositive()
                ? payable(bill)
                : getTranslation("billing.list.corrects", corrects);
    }

    private String payable(OwnBill bill) {
        return getTranslation(
                bill.isPast(today) ? "billing.list.dueWas" : "billing.list.due",
                words.formats().dayInWords(bill.payBy(), today));
    }

    private static Paragraph quiet(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
