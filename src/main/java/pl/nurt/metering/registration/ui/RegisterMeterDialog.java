package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.Dialogs;

/** Asks for what a meter does not say of itself. Stays open, with what is wrong at its field, until the meter can be registered. */
final class RegisterMeterDialog extends Dialog {
    private final RegisterMeterForm form;
    private final Checkbox further = new Checkbox();

    /**
     * @param tick a further thing to be done, ticked at first; null for none
     * @param register called with the meter and whether the further thing is wanted; may refuse the input
     */
    RegisterMeterDialog(RegisterMeterForm form, @Nullable String tick, BiConsumer<NewMeter, Boolean> register) {
        this.form = form;
        setHeaderTitle(getTranslation("metering.search.register.title"));
        setWidth("560px");
        addClassName("register-dialog");
        var body = new Div(new Paragraph(getTranslation("metering.search.register.text")), form);
        body.addClassName("stack");
        if (tick != null) {
            further.setLabel(tick);
            further.setValue(true);
            body.add(further);
        }
        add(body);
        var save = new Button(getTranslation("metering.search.register.save"), pressed -> save(register));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Dialogs.save(save, body);
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> close()), save);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                form.focus();
            }
        });
    }

    private void save(BiConsumer<NewMeter, Boolean> register) {
        try {
            register.accept(form.meter(), further.getValue());
            close();
        } catch (RefusedInputException refused) {
            form.show(refused.problems());
        }
    }
}
