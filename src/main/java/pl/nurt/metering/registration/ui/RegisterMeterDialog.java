package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks for what a meter does not say of itself. Stays open, with what is wrong at its field, until the meter can be registered. */
final class RegisterMeterDialog extends FormDialog {
    private RegisterMeterDialog(RegisterMeterForm form, Runnable register) {
        super(
                form.getTranslation("metering.search.register.title"),
                form,
                form.getTranslation("metering.search.register.save"),
                register);
        text(getTranslation("metering.search.register.text"));
    }

    /**
     * @param tick a further thing to be done, ticked at first; null for none
     * @param register called with the meter and whether the further thing is wanted; may refuse the input
     */
    static RegisterMeterDialog of(
            RegisterMeterForm form, @Nullable String tick, BiConsumer<NewMeter, Boolean> register) {
        var further = new Checkbox();
        if (tick != null) {
            further.setLabel(tick);
            further.setValue(true);
            form.wide(further);
        }
        return new RegisterMeterDialog(form, () -> register.accept(form.meter(), further.getValue()));
    }
}
