package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.search.CustomerHit;
import pl.nurt.customer.search.PlaceHit;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.HandoverDraft;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.customer.ui.CustomerForm.CustomerBox;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.history.HistoryList;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.Formats;

/** A contract is concluded, gets other terms, ends, or passes to another customer. */
record ContractDialogs(Desk desk, Viewer viewer, Runnable done) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final int SHOWN = 20;
    private static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 12);

    private enum Medium {
        WATER,
        SEWAGE,
        RAIN
    }

    /** What held when, and who changed what. */
    Dialog history(Contract contract, List<TariffGroup> groups, Component view) {
        var locale = UI.getCurrent().getLocale();
        var dialog = new Dialog();
        dialog.setHeaderTitle(view.getTranslation("customer.contract.history.of", contract.number()));
        dialog.setWidth("600px");
        var terms = new UnorderedList();
        terms.addClassName("contract-terms");
        terms.getElement().setAttribute("aria-label", view.getTranslation("customer.contract.history.terms"));
        new ContractTexts(view, locale, groups).allTerms(contract).forEach(line -> terms.add(new ListItem(line)));
        var changes = new HistoryList<AuditEntry>(
                view.getTranslation("customer.changes"),
                SHOWN,
                (before, size) -> desk.audit()
                        .history(
                                CustomerDeed.subject(contract.contractId()), before == null ? null : before.id(), size),
                new ChangeWords(view, locale)::of);
        var body = new Div(
                new H3(view.getTranslation("customer.contract.history.terms")),
                terms,
                new H3(view.getTranslation("customer.changes")),
                changes);
        body.addClassName("stack");
        dialog.add(body);
        dialog.getFooter().add(new Button(view.getTranslation("customer.close"), pressed -> dialog.close()));
        return dialog;
    }

    /** The fields of a contract's terms. */
    private record Terms(
            DayPicker from,
            Select<TariffGroup> group,
            Select<Integer> months,
            Select<InvoiceForm> form,
            CheckboxGroup<Medium> media) {
        ContractDraft draft(@Nullable String number, @Nullable ServicePointId place) {
            var chosen = group.getValue();
            Set<Medium> supplied = media.getValue();
            return new ContractDraft(
                    number,
                    place,
                    from.getValue(),
                    chosen == null ? null : chosen.code(),
                    months.getValue(),
                    form.getValue(),
                    supplied.contains(Medium.WATER),
                    supplied.contains(Medium.SEWAGE),
                    supplied.contains(Medium.RAIN));
        }
    }

    FormDialog conclude(CustomerCard customer, Component view) {
        var today = CivilTime.dayOf(desk.clock().instant());
        var form = new Form(Columns.TWO);
        var number = new TextField(text(view, "number"));
        number.setValue(desk.contracts().suggestNumber(today));
        form.required("number", number);
        var place = placeBox(view);
        form.required("place", place);
        var terms = terms(form, view, desk.contracts().tariffGroups(), today);
        return new FormDialog(
                view.getTranslation("customer.contract.new"),
                form,
                view.getTranslation("customer.contract.conclude"),
                () -> {
                    var chosen = place.getValue();
                    desk.contracts()
                            .conclude(
                                    customer.customerId(),
                                    terms.draft(
                                            number.getValue(),
                                            chosen == null
                                                    ? null
                                                    : chosen.place().servicePointId()),
                                    viewer);
                    done.run();
                });
    }

    FormDialog terms(Contract contract, List<TariffGroup> groups, Component view) {
        var today = CivilTime.dayOf(desk.clock().instant());
        var form = new Form(Columns.TWO);
        var fields = terms(form, view, groups, today);
        contract.termsOn(today).ifPresent(now -> {
            groups.stream()
                    .filter(group -> group.code().equals(now.tariffGroup()))
                    .forEach(fields.group()::setValue);
            fields.months().setValue(now.billingMonths());
            fields.form().setValue(now.invoiceForm());
            var media = EnumSet.noneOf(Medium.class);
            if (now.water()) {
                media.add(Medium.WATER);
            }
            if (now.sewage()) {
                media.add(Medium.SEWAGE);
            }
            if (now.rain()) {
                media.add(Medium.RAIN);
            }
            fields.media().setValue(media);
        });
        return new FormDialog(
                        view.getTranslation("customer.contract.terms"),
                        form,
                        view.getTranslation("customer.save"),
                        () -> {
                            desk.contracts()
                                    .changeTerms(
                                            contract.contractId(),
                                            contract.version(),
                                            fields.draft(null, null),
                                            viewer);
                            done.run();
                        })
                .text(view.getTranslation("customer.contract.terms.text", contract.number()));
    }

    FormDialog end(Contract contract, Component view) {
        var form = new Form(Columns.ONE);
        var day = day(view, "lastDay");
        form.required("day", day);
        var billed = new BilledWarning(form);
        day.addValueChangeListener(changed -> {
            if (changed.getValue() != null) {
                billed.show(
                        desk.contracts()
                                .billedFrom(
                                        contract.contractId(),
                                        changed.getValue().plusDays(1)),
                        Formats.of(locale(view)));
            }
        });
        return new FormDialog(
                        view.getTranslation("customer.contract.end"),
                        form,
                        view.getTranslation("customer.contract.end.verb"),
                        () -> {
                            desk.contracts()
                                    .end(
                                            contract.contractId(),
                                            contract.version(),
                                            Objects.requireNonNull(day.getValue())
                                                    .plusDays(1),
                                            billed.isDespite(),
                                            viewer);
                            done.run();
                        })
                .text(view.getTranslation("customer.contract.end.text", contract.number()))
                .danger();
    }

    FormDialog handOver(Contract contract, Component view) {
        var today = CivilTime.dayOf(desk.clock().instant());
        var form = new Form(Columns.TWO);
        var owner = new CustomerBox(text(view, "newOwner"), desk.search());
        form.required("newCustomer", owner);
        var number = new TextField(text(view, "number"));
        number.setValue(desk.contracts().suggestNumber(today));
        form.required("newNumber", number);
        var day = day(view, "firstDay");
        form.required("day", day);
        day.setValue(today);
        var indexes = new MeterIndexes(text(view, "indexes"));
        var place = contract.place().servicePointId();
        var formats = Formats.of(locale(view));
        indexes.ask(desk.contracts().metersAt(place, today), formats);
        form.field("indexes", indexes);
        var billed = new BilledWarning(form);
        billed.show(desk.contracts().billedFrom(contract.contractId(), today), formats);
        day.addValueChangeListener(changed -> {
            if (changed.getValue() != null) {
                indexes.ask(desk.contracts().metersAt(place, changed.getValue()), formats);
                billed.show(desk.contracts().billedFrom(contract.contractId(), changed.getValue()), formats);
            }
        });
        var note = new TextArea(text(view, "note"));
        form.field("note", note);
        return new FormDialog(
                        view.getTranslation("customer.contract.handOver"),
                        form,
                        view.getTranslation("customer.contract.handOver.verb"),
                        () -> {
                            CustomerHit chosen = owner.getValue();
                            desk.contracts()
                                    .handOver(
                                            contract.contractId(),
                                            contract.version(),
                                            new HandoverDraft(
                                                    chosen == null ? null : chosen.customerId(),
                                                    number.getValue(),
                                                    day.getValue(),
                                                    indexes.getValue(),
                                                    note.isEmpty()
                                                            ? null
                                                            : note.getValue().strip(),
                                                    billed.isDespite()),
                                            viewer);
                            done.run();
                        })
                .text(view.getTranslation(
                        contract.termsOn(today).stream().anyMatch(terms -> terms.invoiceForm() != InvoiceForm.PAPER)
                                ? "customer.contract.handOver.textPaper"
                                : "customer.contract.handOver.text",
                        contract.number(),
                        contract.place().fullAddress()));
    }

    private Terms terms(Form form, Component view, List<TariffGroup> groups, LocalDate today) {
        var from = day(view, "validFrom");
        from.setValue(today);
        form.required("validFrom", from);
        var group = new Select<TariffGroup>();
        group.setLabel(text(view, "tariffGroup"));
        group.setItems(groups);
        group.setItemLabelGenerator(one -> one.code() + " · " + one.name(locale(view)));
        form.required("tariffGroup", group);
        var months = new Select<Integer>();
        months.setLabel(text(view, "billingMonths"));
        months.setItems(MONTHS);
        months.setItemLabelGenerator(count -> view.getTranslation("customer.contract.every", count));
        form.required("billingMonths", months);
        var invoice = new Select<InvoiceForm>();
        invoice.setLabel(text(view, "invoiceForm"));
        invoice.setItems(InvoiceForm.values());
        invoice.setItemLabelGenerator(one -> view.getTranslation("customer.invoiceForm." + one));
        form.required("invoiceForm", invoice);
        var media = new CheckboxGroup<Medium>(text(view, "media"));
        media.setItems(Medium.values());
        media.setItemLabelGenerator(one -> view.getTranslation("customer.medium." + one));
        media.setValue(EnumSet.of(Medium.WATER, Medium.SEWAGE));
        form.field("media", media);
        return new Terms(from, group, months, invoice, media);
    }

    private ComboBox<PlaceHit> placeBox(Component view) {
        var box = new ComboBox<PlaceHit>(text(view, "place"));
        box.setItemLabelGenerator(hit -> hit.place().fullAddress());
        var shown = new SearchedRows(box, desk.search()::seen);
        box.setItemsWithFilterConverter(
                query -> {
                    var text = query.getFilter().orElse("");
                    var found = desk.search().places(text, 30);
                    shown.came(
                            text,
                            found.stream().map(hit -> hit.place().fullAddress()).toList());
                    return found.stream().skip(query.getOffset()).limit(query.getLimit());
                },
                text -> text);
        box.addValueChangeListener(chosen -> shown.chosen());
        box.setPlaceholder(view.getTranslation("customer.contract.place.hint"));
        return box;
    }

    private DayPicker day(Component view, String name) {
        var label = text(view, name);
        return new DayPicker(
                label,
                locale(view),
                FIRST_DAY,
                CivilTime.dayOf(desk.clock().instant()).plusYears(2),
                label);
    }

    private static java.util.Locale locale(Component view) {
        return view.getUI()
                .map(com.vaadin.flow.component.UI::getLocale)
                .orElse(pl.nurt.platform.ui.text.Languages.POLISH);
    }

    private static String text(Component view, String name) {
        return view.getTranslation("customer.field." + name);
    }
}
