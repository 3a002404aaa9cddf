package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.platform.ui.Clipboard;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.EnrolmentCode;

/** Shows a one-time code; closed, nobody sees it again. */
public final class EnrolmentDialog extends Dialog {
    public EnrolmentDialog(EnrolmentCode code, Moments moments) {
        setHeaderTitle(getTranslation("telemetry.office.enrolment.title"));
        setWidth("480px");
        setCloseOnOutsideClick(false);
        var shown = new Code(code.code());
        shown.addClassName("enrolment-code");
        var how = new Paragraph(getTranslation("telemetry.office.enrolment.how"));
        var command = new Code("./nurt bridge enrol --config bridge.yaml");
        command.addClassName("enrolment-command");
        var body = new Div(
                new Notice(
                        State.INFO,
                        getTranslation("telemetry.office.enrolment.once"),
                        getTranslation(
                                "telemetry.office.enrolment.until",
                                moments.formats().moment(code.expiresAt()))),
                shown,
                how,
                command);
        body.addClassName("stack");
        add(body);
        var copy = new Button(getTranslation("telemetry.office.enrolment.copy"));
        copy.addClickListener(pressed -> {
            Clipboard.copy(copy, code.code(), () -> copy.setText(getTranslation("telemetry.office.enrolment.copied")));
        });
        var done = new Button(getTranslation("telemetry.office.enrolment.done"), pressed -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, done);
    }
}
