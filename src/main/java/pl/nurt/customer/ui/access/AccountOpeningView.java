package pl.nurt.customer.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.customer.access.AccountOpening;
import pl.nurt.customer.access.AccountRequest;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.PasswordReveal;

/**
 * Where a code of the office is used: for a new account, or, by a resident who is signed in, for the account that is there. A refusal does not say
 * which part of what was typed was wrong.
 */
@Route(AccessCodes.PAGE)
@AnonymousAllowed
class AccountOpeningView extends Div implements HasDynamicTitle {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_CODE = 40;

    private final AccountOpening opening;
    private final UtilitySettings utility;
    private final Optional<SignedInUser> resident;
    private final Div card = new Div();

    AccountOpeningView(AccountOpening opening, UtilitySettings utility, CurrentUser currentUser) {
        this.opening = opening;
        this.utility = utility;
        resident = currentUser.get().filter(user -> user.viewer().roles().contains(Role.RESIDENT));
        addClassName("sign-in");
        card.addClassNames("card", "sign-in-card", "access-open", "stack");
        add(card);
        resident.ifPresentOrElse(this::askToLink, this::askToOpen);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(resident.isPresent() ? "customer.access.link.title" : "customer.access.open.title");
    }

    private void askToOpen() {
        var form = new Form(Columns.ONE);
        var number = number(form);
        var code = code(form);
        var login = new TextField(getTranslation("customer.access.open.login"));
        login.setAutocomplete(Autocomplete.USERNAME);
        login.setAutocapitalize(Autocapitalize.NONE);
        login.setHelperText(getTranslation("customer.access.open.login.help"));
        form.required("login", login);
        var password = new PasswordField(getTranslation("customer.access.open.password"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        PasswordReveal.name(password);
        password.setHelperText(getTranslation("customer.access.open.password.help"));
        form.required("password", password);
        form.actions(getTranslation("customer.access.open"), () -> {
            opening.open(
                    new AccountRequest(
                            number.getValue(), code.getValue(), login.getValue(), password.getValue(), getLocale()),
                    address());
            var signIn = new Anchor("sign-in", getTranslation("customer.access.open.signIn"));
            signIn.addClassNames("button", "primary");
            signIn.setRouterIgnore(true);
            show(
                    getTranslation("customer.access.open.done"),
                    getTranslation(
                            "customer.access.open.done.text", login.getValue().strip()),
                    signIn);
        });
        ask("customer.access.open.lead", form);
    }

    private void askToLink(SignedInUser user) {
        var form = new Form(Columns.ONE);
        var number = number(form);
        var code = code(form);
        form.actions(getTranslation("customer.access.link"), () -> {
            opening.link(number.getValue(), code.getValue(), user.viewer(), address());
            var start = new Anchor("start", getTranslation("customer.access.link.start"));
            start.addClassNames("button", "primary");
            show(getTranslation("customer.access.link.done"), getTranslation("customer.access.link.done.text"), start);
        });
        ask("customer.access.link.lead", form);
    }

    private void ask(String leadKey, Form form) {
        var lead = new Paragraph(
                getTranslation(leadKey, resident.map(SignedInUser::displayName).orElse("")));
        lead.addClassName("muted");
        card.add(new H1(getPageTitle()), lead, form, help());
        form.focusFirst();
    }

    private TextField number(Form form) {
        var number = new TextField(getTranslation("customer.access.open.number"));
        number.setAutocomplete(Autocomplete.OFF);
        number.setMaxLength(LONGEST_NUMBER);
        number.setHelperText(getTranslation("customer.access.open.number.help"));
        return form.required("number", number);
    }

    private TextField code(Form form) {
        var code = new TextField(getTranslation("customer.access.open.code"));
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutocapitalize(Autocapitalize.CHARACTERS);
        code.setMaxLength(LONGEST_CODE);
        code.setHelperText(getTranslation("customer.access.open.code.help"));
        code.addClassName("access-code-field");
        return form.required("code", code);
    }

    private Component help() {
        var phone = utility.phone();
        var help = new Paragraph(
                phone == null
                        ? getTranslation("customer.access.open.help")
                        : getTranslation("customer.access.open.helpPhone", phone));
        help.addClassNames("muted", "small");
        return help;
    }

    private void show(String title, String text, Component next) {
        card.removeAll();
        card.add(new H1(getPageTitle()), new Notice(State.GOOD, title, text).announced(), new Div(next));
    }

    private static String address() {
        var address = UI.getCurrent().getSession().getBrowser().getAddress();
        return address == null ? "" : address;
    }
}
