package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.documents.QrCode;
import pl.nurt.billing.invoices.AccountNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Clipboard;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.feedback.Toast;

/** Where to pay: the account to copy, the title, and a code for the bank's application. There is no button that pays until one can. */
final class AccountCard extends Card {
    /**
     * @param account 26 digits; null when nobody has said it
     * @param title what to write beside the transfer; null when several invoices are open
     * @param code what the transfer's code says; empty without one
     * @param described the code in words
     */
    AccountCard(@Nullable String account, @Nullable String title, Optional<String> code, String described) {
        super("");
        setHeading(getTranslation("billing.account"));
        if (account == null) {
            add(quiet("billing.account.none"));
            return;
        }
        var number = new Span(AccountNumber.spaced(account));
        number.addClassName("account-number");
        var facts = new KeyValueList();
        facts.addClassName("account-facts");
        facts.row(getTranslation("billing.account.number"), number);
        if (title != null) {
            facts.row(getTranslation("billing.account.title"), title);
        }
        var copy = new Button(getTranslation("billing.account.copy"));
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.addClickListener(pressed -> {
            Clipboard.copy(copy, account, () -> Toast.show(getTranslation("billing.account.copied")));
        });
        add(facts);
        code.ifPresent(text -> {
            var picture = new Image(QrCode.address(text), described);
            picture.addClassName("transfer-code");
            add(picture, quiet("billing.account.scan"));
        });
        actions(copy);
    }

    private Paragraph quiet(String key) {
        var paragraph = new Paragraph(getTranslation(key));
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
