package pl.nurt.metering.registration.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.ui.DayPicker;

/** What has to be known of a meter. Nothing is guessed that does not come from the device: a wrong one would spoil bills. */
final class RegisterMeterForm extends Div {
    private static final List<Integer> USUAL_DIAMETERS = List.of(15, 20, 25, 32, 40, 50, 80, 100);
    private static final Pattern DIAMETER = Pattern.compile("\\s*(\\d{1,4})\\s*(?:mm)?\\s*");
    private static final int YEARS_AHEAD = 30;

    private final TextField serialNumber = new TextField(label("serialNumber"));
    private final TextField identification = new TextField(label("identification"));
    private final TextField manufacturer = new TextField(label("manufacturer"));
    private final ComboBox<Integer> diameter = new ComboBox<>(label("diameterMm"));
    private final BigDecimalField q3 = new BigDecimalField(label("q3"));
    private final IntegerField digits = new IntegerField(label("digits"));
    private final DayPicker verifiedUntil;
    private final Select<ConcentratorRef> concentrator = new Select<>();
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    RegisterMeterForm(NewMeter draft, List<ConcentratorRef> concentrators, LocalDate today) {
        addClassName("plan-fields");
        verifiedUntil = new DayPicker(
                label("verifiedUntil"),
                getLocale(),
                LocalDate.of(1990, 1, 1),
                today.plusYears(YEARS_AHEAD),
                getTranslation("metering.plan.register.verifiedUntil"));
        helpers();
        diameters();
        concentrators(concentrators);
        fields.put("serialNumber", serialNumber);
        fields.put("identification", identification);
        fields.put("manufacturer", manufacturer);
        fields.put("diameterMm", diameter);
        fields.put("q3", q3);
        fields.put("digits", digits);
        fields.put("verifiedUntil", verifiedUntil);
        fields.put("concentrator", concentrator);
        List.<HasValue<?, ?>>of(serialNumber, manufacturer, diameter, q3, digits, verifiedUntil)
                .forEach(needed -> needed.setRequiredIndicatorVisible(true));
        add(serialNumber, identification, manufacturer, diameter, q3, digits, verifiedUntil, concentrator);
        show(draft, concentrators);
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
        q3.setValue(draft.q3());
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
                serialNumber.getValue().strip(),
                identification.getValue(),
                manufacturer.getValue().strip(),
                diameter.getValue(),
                q3.getValue(),
                digits.getValue(),
                verifiedUntil.getValue(),
                through == null ? null : through.concentratorId());
    }

    /** Says at each field what is wrong; the first one gets the focus. */
    void show(List<FieldProblem> problems) {
        fields.values().forEach(field -> field.setInvalid(false));
        for (var problem : problems) {
            var field = fields.get(problem.field());
            if (field != null) {
                field.setErrorMessage(getTranslation(problem.messageKey()));
                field.setInvalid(true);
            }
        }
        problems.stream()
                .map(problem -> fields.get(problem.field()))
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    /** Where a person begins: the first field that the device could not fill. */
    void focus() {
        diameter.focus();
    }

    private String label(String field) {
        return getTranslation("metering.search.meter." + field);
    }
}
