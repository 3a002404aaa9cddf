package pl.nurt.billing.consents.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import pl.nurt.billing.consents.EInvoiceState;
import pl.nurt.billing.consents.EInvoiceText;
import pl.nurt.billing.consents.FormEffect;
import pl.nurt.identity.NotJudgedException;
import pl.nurt.identity.PasswordConfirmation;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.PasswordReveal;
import pl.nurt.platform.ui.text.Formats;

/** The consent, or its withdrawal: who says what about which contract, confirmed with the password. */
final class WordCard extends Card {
    WordCard(
            EInvoiceState state,
            FormEffect effect,
            String who,
            UtilitySettings utility,
            PasswordConfirmation passwords,
            Formats formats,
            Runnable say) {
        super("");
        var gives = !state.isElectronic();
        setHeading(getTranslation(gives ? "billing.eInvoice.give" : "billing.eInvoice.withdraw"));
        var contract = state.contract();
        var known = new KeyValueList()
                .row(getTranslation("billing.eInvoice.who"), who)
                .row(
                        getTranslation("billing.eInvoice.about"),
                        contract.customer().number() + ", " + contract.place().fullAddress())
                .row(getTranslation("billing.eInvoice.from"), formats.dayInWords(effect.from()));
        var form = new Form(Columns.ONE);
        var words = new Checkbox(
                gives
                        ? getTranslation("billing.eInvoice.consent", utility.name())
                        : getTranslation("billing.eInvoice.consent.withdraw"));
        form.required("words", words, getTranslation("billing.eInvoice.problem.words"));
        var version = new Paragraph(getTranslation("billing.eInvoice.version", EInvoiceText.VERSION));
        version.addClassNames("muted", "tiny");
        form.wide(version);
        var password = new PasswordField(getTranslation("billing.eInvoice.password"));
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        PasswordReveal.name(password);
        form.required("password", password);
        form.actions(getTranslation(gives ? "billing.eInvoice.give.verb" : "billing.eInvoice.withdraw.verb"), () -> {
            var typed = password.getValue();
            password.clear();
            confirm(passwords, typed);
            say.run();
        });
        add(known, form);
    }

    private static void confirm(PasswordConfirmation passwords, String typed) {
        try {
            if (!passwords.isTheirs(typed)) {
                throw refused("billing.eInvoice.problem.password");
            }
        } catch (NotJudgedException tooMany) {
            throw refused("billing.eInvoice.problem.tooMany");
        }
    }

    private static RefusedInputException refused(String key) {
        return new RefusedInputException(List.of(new FieldProblem("password", key)));
    }
}
