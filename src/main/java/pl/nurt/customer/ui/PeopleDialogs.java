package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import pl.nurt.customer.people.Capacity;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.RepresentativeDraft;
import pl.nurt.customer.ui.CustomerForm.CustomerBox;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Somebody begins to act for a customer; two customers turn out to be one. */
record PeopleDialogs(Desk desk, Viewer viewer, Runnable done) {
    FormDialog representative(CustomerCard card, Component view) {
        var form = new Form(Columns.ONE);
        var name = new TextField(view.getTranslation("customer.field.representative"));
        form.required("name", name);
        var capacity = new Select<Capacity>();
        capacity.setLabel(view.getTranslation("customer.field.capacity"));
        capacity.setItems(Capacity.values());
        capacity.setItemLabelGenerator(one -> view.getTranslation("customer.capacity." + one));
        form.required("capacity", capacity);
        var phone = new TextField(view.getTranslation("customer.field.phone"));
        form.field("phone", phone);
        var email = new TextField(view.getTranslation("customer.field.email"));
        form.field("email", email);
        return new FormDialog(
                view.getTranslation("customer.representative.new"), form, view.getTranslation("customer.add"), () -> {
                    desk.customers()
                            .addRepresentative(
                                    card.customerId(),
                                    new RepresentativeDraft(
                                            name.getValue(),
                                            capacity.getValue(),
                                            phone.getValue(),
                                            email.getValue(),
                                            null),
                                    viewer);
                    done.run();
                });
    }

    FormDialog merge(CustomerCard duplicate, Component view) {
        var form = new Form(Columns.ONE);
        var survivor = new CustomerBox(view.getTranslation("customer.field.survivor"), desk.search());
        form.required("survivor", survivor);
        return new FormDialog(
                        view.getTranslation("customer.merge"), form, view.getTranslation("customer.merge.verb"), () -> {
                            var chosen = survivor.getValue();
                            if (chosen == null) {
                                throw new RefusedInputException(
                                        List.of(new FieldProblem("survivor", "customer.problem.needed")));
                            }
                            desk.merges().merge(duplicate.customerId(), chosen.customerId(), viewer);
                            done.run();
                        })
                .text(view.getTranslation("customer.merge.text", duplicate.name(), duplicate.number()));
    }

    /** Gives the duplicate its things back; says so when something was built on the merge since. */
    Button undoMerge(CustomerCard duplicate, Component view) {
        return new Button(view.getTranslation("customer.merge.undo"), pressed -> {
            try {
                desk.merges()
                        .of(duplicate.customerId())
                        .ifPresent(merge -> desk.merges().undo(merge, viewer));
                done.run();
            } catch (RefusedInputException refused) {
                pressed.getSource()
                        .getParent()
                        .ifPresent(around -> around.getElement()
                                .appendChild(new Notice(
                                                State.BAD,
                                                view.getTranslation("customer.merge.builtOn"),
                                                view.getTranslation(refused.problems()
                                                        .getFirst()
                                                        .messageKey()))
                                        .announced()
                                        .getElement()));
            }
        });
    }
}
