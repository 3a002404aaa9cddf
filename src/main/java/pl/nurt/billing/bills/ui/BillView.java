package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.documents.TransferCode;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.explained.ui.CorrectionCard;
import pl.nurt.billing.explained.ui.CorrectionsNotice;
import pl.nurt.billing.explained.ui.DifferenceCard;
import pl.nurt.billing.explained.ui.LinesCard;
import pl.nurt.billing.explained.ui.SharesBar;
import pl.nurt.billing.explained.ui.UseOfBillsCard;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;

/** One of the resident's invoices: the sum and what it is made of, every line with its reasons, and why it differs from others. */
@Route(BillsNavigation.PATH + "/:" + BillsNavigation.INVOICE)
@RolesAllowed("RESIDENT")
class BillView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final OwnBills bills;
    private final StoredFiles files;
    private final Viewer viewer;
    private final Clock clock;
    private final LineWords words;
    private @Nullable ExplainedInvoice shown;

    BillView(OwnBills bills, StoredFiles files, CurrentUser user, Clock clock) {
        this.bills = bills;
        this.files = files;
        this.clock = clock;
        viewer = user.viewer();
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        addClassName("stack");
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("billing.bills")
                : getTranslation(
                        shown.invoice().correction() == null ? "billing.list.invoice" : "billing.list.correction",
                        period(shown));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get(BillsNavigation.INVOICE)
                .flatMap(BillsNavigation::invoice)
                .orElseThrow(NotFoundException::new);
        var explained = bills.open(viewer, id);
        shown = explained;
        removeAll();
        var back = new PageLink(BillsNavigation.PATH, getTranslation("billing.bills"));
        back.addClassName("back-link");
        var heading = new PageHeading(getPageTitle())
                .overline(getTranslation(
                        "billing.bill.overline",
                        explained.invoice().number(),
                        words.formats().dayInWords(explained.invoice().issuedOn())));
        var lines = new LinesCard(explained, words);
        lines.setVisible(!explained.invoice().lines().isEmpty());
        var left = new Div(
                sum(explained),
                new CorrectionCard(explained, words, BillsNavigation::bill),
                lines,
                new UseOfBillsCard(explained, words));
        left.addClassName("stack");
        var right = new Div(new DifferenceCard(explained, words));
        if (explained.standing() == BillStanding.GIVEN) {
            right.add(document(explained));
            if (explained.toPay().isPositive()) {
                right.add(account(explained));
            }
        }
        right.add(wrong());
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("bill-columns");
        add(back, heading, new CorrectionsNotice(explained, words, BillsNavigation::bill), columns);
    }

    private Card sum(ExplainedInvoice explained) {
        var invoice = explained.invoice();
        var isCorrection = invoice.correction() != null;
        var card = new Card(getTranslation(isCorrection ? "billing.correction.sum" : "billing.bill.sum"));
        card.aside(badge(explained));
        var where = new Paragraph(getTranslation(
                "billing.bill.where",
                words.days(invoice.from(), invoice.until()),
                explained.place().fullAddress()));
        where.addClassNames("muted", "small");
        card.add(new BigNumber(words.formats().amount(invoice.gross()), "zł"), where);
        if (!isCorrection) {
            card.add(new SharesBar(explained, words));
        }
        if (explained.standing() == BillStanding.GIVEN) {
            card.actions(pdf(explained));
        }
        return card;
    }

    private Badge badge(ExplainedInvoice explained) {
        return switch (explained.standing()) {
            case WAITS -> new Badge(State.INFO, getTranslation("billing.list.waits"));
            case CHECKED -> new Badge(State.WARN, getTranslation("billing.list.checked"));
            case GIVEN -> {
                if (!explained.toPay().isPositive()) {
                    yield new Badge(
                            State.GOOD,
                            getTranslation(
                                    explained.invoice().gross().isNegative()
                                            ? "billing.correction.less"
                                            : "billing.correction.nothingToPay"));
                }
                var today = CivilTime.dayOf(clock.instant());
                var day = words.formats().dayInWords(explained.payBy(), today);
                yield new Badge(
                        State.INFO,
                        explained.payBy().isBefore(today)
                                ? getTranslation("billing.bills.past.badge", day)
                                : getTranslation("billing.bills.due", day));
            }
        };
    }

    private PdfLink pdf(ExplainedInvoice explained) {
        var id = explained.invoice().id();
        var link = new PdfLink(files, () -> bills.document(viewer, id, words.locale()))
                .saying(getTranslation("billing.bill.pdf"));
        link.addClassName("button");
        return link;
    }

    private Card document(ExplainedInvoice explained) {
        var card = new Card(getTranslation("billing.bill.document"));
        var text = new Paragraph(getTranslation("billing.bill.document.text"));
        text.addClassNames("muted", "small");
        var id = explained.invoice().id();
        var link = new PdfLink(files, () -> bills.document(viewer, id, words.locale()))
                .saying(getTranslation(
                        "billing.bill.pdf.file", explained.invoice().number()));
        card.add(text, link);
        if (bills.structured(viewer, id).isPresent()) {
            card.add(new PdfLink(files, () -> bills.structured(viewer, id).orElseThrow(NotFoundException::new))
                    .saying(getTranslation(
                            "billing.ksef.own.xml", explained.invoice().number())));
        }
        return card;
    }

    private Card account(ExplainedInvoice explained) {
        var invoice = explained.invoice();
        return new AccountCard(
                explained.account(),
                invoice.number(),
                TransferCode.of(explained, explained.toPay()),
                getTranslation("billing.account.code", words.formats().money(explained.toPay()), invoice.number()));
    }

    private Card wrong() {
        var card = new Card(getTranslation("billing.bill.wrong"));
        var text = new Paragraph(getTranslation("billing.bill.wrong.text"));
        text.addClassNames("muted", "small");
        card.add(text);
        return card;
    }

    private String period(ExplainedInvoice explained) {
        return words.period(explained.invoice().from(), explained.invoice().until());
    }
}
