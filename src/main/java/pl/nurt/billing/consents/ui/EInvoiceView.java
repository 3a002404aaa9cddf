package pl.nurt.billing.consents.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.bills.ui.BillsNavigation;
import pl.nurt.billing.consents.EInvoiceContract;
import pl.nurt.billing.consents.EInvoiceState;
import pl.nurt.billing.consents.EInvoices;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.PasswordConfirmation;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.InAddress;

/** Electronic invoices instead of paper: what it saves stands before the form, and going back to paper is as easy. */
@Route(EInvoiceView.PATH)
@RolesAllowed("RESIDENT")
class EInvoiceView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = BillsNavigation.PATH + "/e-invoice";
    private static final String CONTRACT = "contract";

    private final EInvoices invoices;
    private final PasswordConfirmation passwords;
    private final UtilitySettings utility;
    private final SignedInUser user;
    private final Div body = new Div();

    EInvoiceView(EInvoices invoices, PasswordConfirmation passwords, UtilitySettings utility, CurrentUser user) {
        this.invoices = invoices;
        this.passwords = passwords;
        this.utility = utility;
        this.user = user.get().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        addClassName("stack");
        body.addClassName("stack");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.eInvoice");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var back = new PageLink(BillsNavigation.PATH, getTranslation("billing.bills"));
        back.addClassName("back-link");
        add(back, new PageHeading(getPageTitle()));
        var contracts = invoices.contracts(user.viewer());
        if (contracts.isEmpty()) {
            add(new Notice(
                    State.INFO, getTranslation("billing.eInvoice.none"), getTranslation("billing.eInvoice.none.text")));
            return;
        }
        var chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CONTRACT)
                .flatMap(InAddress::number)
                .map(number -> contracts.stream()
                        .filter(one -> one.id().value() == number)
                        .findFirst()
                        .orElseThrow(NotFoundException::new))
                .orElse(contracts.getFirst());
        if (contracts.size() > 1) {
            add(choice(contracts, chosen));
        }
        add(body);
        show(chosen, null);
    }

    private static Select<EInvoiceContract> choice(List<EInvoiceContract> contracts, EInvoiceContract chosen) {
        var choice = new Select<EInvoiceContract>();
        choice.setLabel(UI.getCurrent().getTranslation("billing.settle.place"));
        choice.setItems(contracts);
        choice.setItemLabelGenerator(contract -> contract.place().fullAddress() + ", " + contract.number());
        choice.setValue(chosen);
        choice.addValueChangeListener(changed -> UI.getCurrent()
                .navigate(
                        EInvoiceView.class,
                        QueryParameters.of(
                                CONTRACT, Long.toString(changed.getValue().id().value()))));
        return choice;
    }

    private void show(EInvoiceContract contract, @Nullable Notice said) {
        var state = invoices.of(user.viewer(), contract.id());
        var formats = Formats.of(getLocale());
        body.removeAll();
        if (said != null) {
            body.add(said);
        }
        var left = new Div();
        left.addClassName("stack");
        var effect = state.effect();
        if (effect != null) {
            left.add(new SavingCard(effect, formats));
        }
        left.add(
                effect == null
                        ? cannot(state)
                        : new WordCard(state, effect, user.displayName(), utility, passwords, formats, () -> {
                            invoices.say(user.viewer(), contract.id(), !state.isElectronic());
                            show(contract, done(!state.isElectronic(), formats.dayInWords(effect.from())));
                        }));
        var right = new Div(new FormCard(state, formats), new WordsCard(state.words(), formats));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("bill-columns");
        body.add(columns);
    }

    private Notice done(boolean given, String from) {
        return new Notice(
                        State.GOOD,
                        getTranslation(given ? "billing.eInvoice.given" : "billing.eInvoice.withdrawn"),
                        getTranslation(given ? "billing.eInvoice.given.text" : "billing.eInvoice.withdrawn.text", from))
                .announced();
    }

    private Notice cannot(EInvoiceState state) {
        return new Notice(
                State.WARN,
                getTranslation("billing.eInvoice.cannot"),
                getTranslation(
                        state.endsBefore() ? "billing.eInvoice.problem.ends" : "billing.eInvoice.problem.price"));
    }
}
