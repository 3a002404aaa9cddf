package pl.nurt.customer.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.access.AccessCodeWay;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.customer.access.AccessPerson;
import pl.nurt.customer.access.IssuedCode;
import pl.nurt.customer.ui.access.AccessPanel.Counter;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.files.Download;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Formats;

/** For whom and by which way a code is issued; then the code itself, for this once. */
record IssueDialogs(Counter counter, CustomerId customer, Viewer viewer, Runnable done) {
    FormDialog issue(List<AccessPerson> people, Component view) {
        var form = new Form(Columns.ONE);
        var person = new Select<AccessPerson>();
        person.setLabel(view.getTranslation("customer.access.person"));
        person.setItems(people);
        person.setItemLabelGenerator(AccessPerson::name);
        form.required("person", person);
        var way = new RadioButtonGroup<AccessCodeWay>(view.getTranslation("customer.access.way"));
        way.setItems(AccessCodeWay.values());
        way.setItemLabelGenerator(one -> view.getTranslation("customer.access.way." + one));
        form.required("way", way);
        var email = new Select<String>();
        email.setLabel(view.getTranslation("customer.access.email"));
        form.required("email", email);
        var mailing = counter.codes().canMail();
        person.addValueChangeListener(chosen -> {
            var emails = chosen.getValue() == null
                    ? List.<String>of()
                    : chosen.getValue().emails();
            way.setItemEnabledProvider(one -> one == AccessCodeWay.LETTER || mailing && !emails.isEmpty());
            way.setHelperText(
                    !mailing
                            ? view.getTranslation("customer.problem.noMail")
                            : emails.isEmpty() ? view.getTranslation("customer.access.noEmail") : "");
            way.setValue(AccessCodeWay.LETTER);
            email.setItems(emails);
            if (!emails.isEmpty()) {
                email.setValue(emails.getFirst());
            }
        });
        way.addValueChangeListener(chosen -> email.setVisible(chosen.getValue() == AccessCodeWay.EMAIL));
        email.setVisible(false);
        person.setValue(people.getFirst());
        return new FormDialog(
                        view.getTranslation("customer.access.issue"),
                        form,
                        view.getTranslation("customer.access.issue"),
                        () -> issue(person.getValue(), way.getValue(), email.getValue(), view))
                .text(view.getTranslation("customer.access.issue.text"));
    }

    private void issue(AccessPerson person, AccessCodeWay way, String email, Component view) {
        if (way == AccessCodeWay.EMAIL) {
            counter.codes().mail(customer, person.representative(), email, viewer);
            Toast.show(view.getTranslation("customer.access.mailed", email));
        } else {
            code(counter.codes().issue(customer, person.representative(), viewer), view)
                    .open();
        }
        done.run();
    }

    private Dialog code(IssuedCode issued, Component view) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(view.getTranslation("customer.access.code.title", issued.person()));
        dialog.addClassName("form-dialog");
        dialog.setWidth("460px");
        dialog.setCloseOnOutsideClick(false);
        var code = new Paragraph(issued.code());
        code.addClassName("access-code");
        var until = new Paragraph(view.getTranslation(
                "customer.access.code.until",
                Formats.of(UI.getCurrent().getLocale()).day(issued.lastDay())));
        var print = new Anchor(
                Download.of(event -> write(issued, event)), view.getTranslation("customer.access.code.print"));
        print.addComponentAsFirst(Icons.PRINT.create());
        print.addClassNames("button", "access-print");
        print.setTarget("_blank");
        var body = new Div(
                code,
                until,
                new Notice(
                        State.WARN,
                        view.getTranslation("customer.access.code.once"),
                        view.getTranslation("customer.access.code.once.text")),
                print);
        body.addClassName("stack");
        dialog.add(body);
        var close = new Button(view.getTranslation("customer.access.code.done"), pressed -> dialog.close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(close);
        return dialog;
    }

    private void write(IssuedCode issued, DownloadEvent event) throws IOException {
        var page = ServletUriComponentsBuilder.fromContextPath(
                        ((VaadinServletRequest) event.getRequest()).getHttpServletRequest())
                .pathSegment(AccessCodes.PAGE)
                .toUriString();
        var pdf = counter.letters().pdf(customer, issued, page);
        event.inline("kod-do-konta.pdf");
        event.setContentType("application/pdf");
        event.setContentLength(pdf.length);
        event.getOutputStream().write(pdf);
    }
}
