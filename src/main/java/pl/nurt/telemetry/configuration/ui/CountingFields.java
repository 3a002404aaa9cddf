package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.DeviceProfile;

/** What a device profile leaves to the meter. A field is there only where the profile has use for it, or where it is filled in. */
final class CountingFields {
    private final DecimalField scale = field("scale");
    private final DecimalField maxFlow = field("maxFlow");
    private final DecimalField startCount = field("startCount");
    private final DecimalField startM3 = field("startM3");

    private static DecimalField field(String name) {
        var field = new DecimalField(text(name));
        field.setHelperText(text(name + ".help"));
        return field;
    }

    private static String text(String name) {
        return UI.getCurrent().getTranslation("telemetry.office.plan.meter." + name);
    }

    void addTo(HasComponents form) {
        form.add(scale, maxFlow, startCount, startM3);
    }

    /** By the names that problems have. */
    Map<String, HasValidation> byName() {
        var fields = new LinkedHashMap<String, HasValidation>();
        fields.put("scale", scale);
        fields.put("maxFlow", maxFlow);
        fields.put("start.counter", startCount);
        fields.put("start.m3", startM3);
        return fields;
    }

    void show(CountingPlan plan) {
        scale.show(plan.scale());
        maxFlow.show(plan.maxFlow());
        startCount.show(plan.startCount());
        startM3.show(plan.startM3());
    }

    CountingPlan plan() {
        return new CountingPlan(scale.number(), maxFlow.number(), startCount.number(), startM3.number());
    }

    /**
     * @param profile the chosen one; empty when the portal does not know it, and then it may need anything
     * @param isOpen whether none is chosen yet
     */
    void fit(Optional<DeviceProfile> profile, boolean isOpen) {
        scale.setRequiredIndicatorVisible(
                profile.filter(DeviceProfile::needsScale).isPresent());
        scale.setVisible(!scale.isEmpty() || needs(profile.map(DeviceProfile::needsScale), isOpen));
        var counts = needs(profile.map(DeviceProfile::counts), isOpen)
                || List.of(maxFlow, startCount, startM3).stream().anyMatch(field -> !field.isEmpty());
        maxFlow.setVisible(counts);
        startCount.setVisible(counts);
        startM3.setVisible(counts);
    }

    private static boolean needs(Optional<Boolean> known, boolean isOpen) {
        return known.orElse(!isOpen);
    }
}
