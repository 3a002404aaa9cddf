package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.configuration.DeviceProfile;

/** The profile of a Modbus device: one that the bridge has, or the name of another one. */
final class ProfileField extends ComboBox<String> {
    private final List<DeviceProfile> profiles;

    /** @param chosen called with the profile if it is known, and whether none is chosen */
    ProfileField(List<DeviceProfile> profiles, BiConsumer<Optional<DeviceProfile>, Boolean> chosen) {
        this.profiles = profiles;
        setLabel(getTranslation("telemetry.office.plan.meter.profile"));
        setHelperText(getTranslation("telemetry.office.plan.meter.profile.help"));
        setRequiredIndicatorVisible(true);
        addClassName("plan-wide");
        setItems(profiles.stream().map(DeviceProfile::name).toList());
        setItemLabelGenerator(this::label);
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> setValue(typed.getDetail().strip()));
        addValueChangeListener(changed -> chosen.accept(known(), isEmpty()));
    }

    Optional<DeviceProfile> known() {
        return profiles.stream().filter(one -> one.name().equals(getValue())).findFirst();
    }

    /** Null while none is chosen. */
    @Nullable
    String name() {
        var name = getValue();
        return name == null || name.isBlank() ? null : name;
    }

    private String label(String name) {
        return profiles.stream()
                .filter(one -> one.name().equals(name))
                .map(one -> name + " · "
                        + getTranslation(
                                one.own()
                                        ? "telemetry.office.plan.profile.own"
                                        : "telemetry.office.plan.profile." + one.name()))
                .findFirst()
                .orElse(name);
    }
}
