package pl.nurt.billing.corrections.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.corrections.CorrectableInvoice;
import pl.nurt.billing.corrections.CorrectionAnswer;
import pl.nurt.billing.corrections.CorrectionChangedException;
import pl.nurt.billing.corrections.CorrectionOffer;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.corrections.Corrections;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** The office corrects an invoice: what is wrong with it, how it was and how it will be, and why; only then the correction is issued. */
@Route(CorrectionView.PATH + "/:" + CorrectionView.INVOICE)
@RolesAllowed(Rights.RUN_BILLS)
class CorrectionView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "office/billing/correct";
    static final String INVOICE = "invoiceId";

    private final Corrections corrections;
    private final Viewer viewer;
    private final LineWords words;
    private final Div answer = new Div();
    private @Nullable CorrectableInvoice shown;

    CorrectionView(Corrections corrections, CurrentUser user) {
        this.corrections = corrections;
        viewer = user.viewer();
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        addClassName("stack");
        answer.addClassName("stack");
    }

    static String address(InvoiceId invoice) {
        return PATH + "/" + invoice.value();
    }

    private static String invoice(InvoiceId invoice) {
        return "office/billing/invoices/" + invoice.value();
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("billing.correct")
                : getTranslation(
                        "billing.correct.of", shown.explained().invoice().number());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get(INVOICE)
                .flatMap(InAddress::number)
                .map(InvoiceId::new)
                .orElseThrow(NotFoundException::new);
        var found = corrections.open(viewer, id);
        shown = found;
        removeAll();
        answer.removeAll();
        var invoice = found.explained().invoice();
        var back = new PageLink(invoice(id), invoice.number());
        back.addClassName("back-link");
        add(
                back,
                new PageHeading(getPageTitle())
                        .overline(invoice.buyer().name() + " · " + words.period(invoice.from(), invoice.until())));
        if (found.stops().isEmpty()) {
            add(new CorrectionForm(found, words, this::ask), answer);
        } else {
            add(new StopsNotice(found.stops(), words));
        }
    }

    private void ask(CorrectionRequest request) {
        answer.removeAll();
        switch (corrections.offer(request)) {
            case CorrectionAnswer.Offered(var offer) ->
                answer.add(new OfferPart(offer, words, reason -> issue(offer, reason)));
            case CorrectionAnswer.Stopped(var stops) -> answer.add(new StopsNotice(stops, words));
        }
    }

    private void issue(CorrectionOffer offer, String reason) {
        try {
            var issued = corrections.issue(viewer, offer, reason);
            UI.getCurrent().navigate(invoice(issued.getFirst()));
        } catch (CorrectionChangedException changed) {
            ask(offer.request());
            answer.addComponentAsFirst(new Notice(
                            State.WARN,
                            getTranslation("billing.correct.changed"),
                            getTranslation("billing.correct.changed.text"))
                    .announced());
        }
    }
}
