package pl.nurt.customer.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.consents.ConsentEvidence;
import pl.nurt.customer.consents.ConsentSubject;
import pl.nurt.customer.consents.CustomerConsent;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.supply.Contract;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.TypedText;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Formats;

/** The last word on each consent; what was never spoken of is said, too. */
final class ConsentsCard extends Card {
    private final Desk desk;
    private final CustomerId customer;
    private final Viewer viewer;
    private final UnorderedList list = new UnorderedList();

    ConsentsCard(Desk desk, CustomerCard card, Viewer viewer) {
        super("");
        this.desk = desk;
        this.customer = card.customerId();
        this.viewer = viewer;
        setHeading(getTranslation("customer.consents"));
        list.addClassName("consent-list");
        if (viewer.may(Right.KEEP_CUSTOMERS) && card.mergedInto() == null) {
            var add = new Button(getTranslation("customer.consents.record"), pressed -> dialog().open());
            add.addThemeVariants(ButtonVariant.TERTIARY);
            aside(add);
        }
        add(list);
        reload();
    }

    void reload() {
        list.removeAll();
        var words = desk.consents().of(customer);
        words.forEach(word -> list.add(item(word)));
        for (var subject : ConsentSubject.values()) {
            if (words.stream().noneMatch(word -> word.subject() == subject)) {
                var none = new Badge(State.INFO, getTranslation("customer.consents.none"));
                none.addClassName("plain");
                list.add(line(getTranslation("customer.consent." + subject), none, ""));
            }
        }
    }

    private ListItem item(CustomerConsent word) {
        var day = Formats.of(getLocale()).day(CivilTime.dayOf(word.at()));
        var badge = word.given()
                ? new Badge(State.GOOD, getTranslation("customer.consents.since", day))
                : new Badge(State.WARN, getTranslation("customer.consents.takenBack", day));
        var evidence = getTranslation("customer.evidence." + word.evidence());
        var place = word.place();
        return line(
                getTranslation("customer.consent." + word.subject()),
                badge,
                place == null ? evidence : place + ", " + evidence);
    }

    private static ListItem line(String subject, Badge badge, String detail) {
        var name = new Span(subject);
        name.addClassName("strong");
        var first = new Div(name, badge);
        first.addClassName("consent-line");
        var second = new Span(detail);
        second.addClassNames("muted", "tiny");
        return new ListItem(first, second);
    }

    private FormDialog dialog() {
        var form = new Form(Columns.ONE);
        var subject =
                select("subject", List.of(ConsentSubject.values()), one -> getTranslation("customer.consent." + one));
        var given = select("given", List.of(Word.values()), word -> getTranslation("customer.consents.word." + word));
        var evidence = select(
                "evidence", List.of(ConsentEvidence.values()), one -> getTranslation("customer.evidence." + one));
        Select<@Nullable Contract> contract = new Select<>();
        contract.setLabel(getTranslation("customer.consents.contract"));
        contract.setEmptySelectionAllowed(true);
        contract.setEmptySelectionCaption(getTranslation("customer.consents.wholeCustomer"));
        contract.setItemLabelGenerator(one -> one == null
                ? getTranslation("customer.consents.wholeCustomer")
                : one.number() + " · " + one.place().shortAddress());
        contract.setItems(desk.contracts().ofCustomer(customer).stream()
                .filter(one -> one.validTo() == null)
                .toList());
        var version = new TextField(getTranslation("customer.consents.textVersion"));
        form.required("subject", subject);
        form.required("given", given);
        form.field("contract", contract);
        form.required("evidence", evidence);
        form.required("textVersion", version);
        given.setValue(Word.GIVEN);
        return new FormDialog(getTranslation("customer.consents.record"), form, getTranslation("customer.save"), () -> {
            var about = contract.getValue();
            desk.consents()
                    .record(
                            customer,
                            about == null ? null : about.contractId(),
                            subject.getValue(),
                            given.getValue() == Word.GIVEN,
                            TypedText.line(version.getValue()),
                            evidence.getValue(),
                            viewer);
            reload();
        });
    }

    private enum Word {
        GIVEN,
        TAKEN_BACK
    }

    private <T> Select<T> select(String name, List<T> items, ItemLabelGenerator<T> texts) {
        var select = new Select<T>();
        select.setLabel(getTranslation("customer.consents." + name));
        select.setItems(items);
        select.setItemLabelGenerator(texts);
        return select;
    }
}
