package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.TypedText;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.platform.ui.form.Form;

/** What has to be known of a meter. Nothing is guessed that does not come from the device: a wrong one would spoil bills. */
final class RegisterMeterForm extends Form {
    private static final List<Integer> USUAL_DIAMETERS = List.of(15, 20, 25, 32, 40, 50, 80, 100);
    private static final Pattern DIAMETER = Pattern.compile("\\s*(\\d{1,4})\\s*(?:mm)?\\s*");
    private static final int YEARS_AHEAD = 30;

    private final TextField serialNumber = new TextField(label("serialNumber"));
    private final TextField identification = new TextField(label("identification"));
    private final TextField manufacturer = new TextField(label("manufacturer"));
    private final ComboBox<Integer> diameter = new ComboBox<>(label("diameterMm"));
    private final DecimalField q3 = new DecimalField(label("q3"));
    private final IntegerField digits = new IntegerField(label("digits"));
    private final DayPicker verifiedUntil;
    private final Select<ConcentratorRef> concentrator = new Select<>();

    RegisterMeterForm(NewMeter draft, List<ConcentratorRef> concentrators, LocalDate today) {
        super(Columns.TWO);
        verifiedUntil = new DayPicker(
                label("verifiedUntil"),
                getLocale(),
                LocalDate.of(1990, 1, 1),
                today.plusYears(YEARS_AHEAD),
                getTranslation("metering.plan.register.verifiedUntil"));
        helpers();
        diameters();
        concentrators(concentrators);
        field("serialNumber", serialNumber);
        field("identification", identification);
        field("manufacturer", manufacturer);
        field("diameterMm", diameter);
        field("q3", q3);
        field("digits", digits);
        field("verifiedUntil", verifiedUntil);
        field("concentrator", concentrator);
        List.<HasValue<?, ?>>of(serialNumber, manufacturer, diameter, q3, digits, verifiedUntil)
                .forEach(needed -> needed.setRequiredIndicatorVisible(true));
        show(draft, concentrators);
        filled();
    }

    private void helpers() {
        serialNumber.setHelperText(getTranslation("metering.search.meter.serialNumber.help"));
        identification.setHelperText(getTranslation("metering.search.meter.identification.help"));
        identification.setReadOnly(true);
        q3.setHelperText(getTranslation("metering.search.meter.q3.help"));
        digits.setHelperText(getTranslation("metering.search.meter.digits.help"));
    }

    private void diameters() {
        diameter.setItems(USUAL_DIAMETERS);
        diameter.setItemLabelGenerator(millimetres -> millimetres + " mm");
        diameter.setHelperText(getTranslation("metering.search.meter.diameterMm.help"));
        diameter.setAllowCustomValue(true);
        diameter.addCustomValueSetListener(entered -> diameter.setValue(millimetres(entered.getDetail())));
    }

    private static @Nullable Integer millimetres(String text) {
        var matcher = DIAMETER.matcher(text);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private void concentrators(List<ConcentratorRef> choices) {
        concentrator.setLabel(label("concentrator"));
        concentrator.setEmptySelectionAllowed(true);
        concentrator.setEmptySelectionCaption(getTranslation("metering.search.meter.concentrator.none"));
        concentrator.setItems(choices);
        concentrator.setItemLabelGenerator(
                one -> one == null ? getTranslation("metering.search.meter.concentrator.none") : one.name());
    }

    private void show(NewMeter draft, List<ConcentratorRef> choices) {
        serialNumber.setValue(draft.serialNumber());
        identification.setValue(draft.identification());
        manufacturer.setValue(draft.manufacturer());
        diameter.setValue(draft.diameterMm());
        q3.show(draft.q3());
        digits.setValue(draft.digits());
        verifiedUntil.setValue(draft.verifiedUntil());
        choices.stream()
                .filter(one -> one.concentratorId().equals(draft.concentrator()))
                .findFirst()
                .ifPresent(concentrator::setValue);
    }

    /** What the fields say now. */
    NewMeter meter() {
        var through = concentrator.getValue();
        return new NewMeter(
                TypedText.line(serialNumber.getValue()),
                identification.getValue(),
                TypedText.line(manufacturer.getValue()),
                diameter.getValue(),
                q3.number(),
                digits.getValue(),
                verifiedUntil.getValue(),
                through == null ? null : through.concentratorId());
    }

    private String label(String field) {
        return getTranslation("metering.search.meter." + field);
    }
}
