package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.MeterPlan;

/** What one version of a configuration has that the one before had not, and the other way round. */
final class PlanDifference {
    private static final int MOST_NAMED = 3;

    private PlanDifference() {}

    /** In words; "no change" if the office can see none. */
    static String words(List<ConcentratorPlan> before, List<ConcentratorPlan> after, Component view) {
        var old = byCode(before);
        var now = byCode(after);
        var parts = new ArrayList<String>();
        say(
                parts,
                "added",
                now.keySet().stream()
                        .filter(code -> !old.containsKey(code))
                        .sorted()
                        .toList(),
                view);
        say(
                parts,
                "removed",
                old.keySet().stream()
                        .filter(code -> !now.containsKey(code))
                        .sorted()
                        .toList(),
                view);
        now.keySet().stream().filter(old::containsKey).sorted().forEach(code -> {
            var was = old.get(code);
            var is = now.get(code);
            if (was != null && is != null && !was.equals(is)) {
                parts.add(changed(was, is, view));
            }
        });
        return parts.isEmpty() ? view.getTranslation("telemetry.office.difference.none") : String.join("; ", parts);
    }

    private static Map<String, ConcentratorPlan> byCode(List<ConcentratorPlan> plans) {
        return plans.stream()
                .collect(Collectors.toMap(ConcentratorPlan::code, Function.identity(), (one, other) -> one));
    }

    private static void say(List<String> parts, String what, List<String> codes, Component view) {
        if (!codes.isEmpty()) {
            parts.add(view.getTranslation("telemetry.office.difference." + what, named(codes)));
        }
    }

    private static String changed(ConcentratorPlan was, ConcentratorPlan is, Component view) {
        var before = was.meters().stream().map(MeterPlan::serial).toList();
        var after = is.meters().stream().map(MeterPlan::serial).toList();
        var words = new ArrayList<String>();
        var come = after.stream().filter(serial -> !before.contains(serial)).toList();
        var gone = before.stream().filter(serial -> !after.contains(serial)).toList();
        if (!come.isEmpty()) {
            words.add(view.getTranslation("telemetry.office.difference.meters", "+" + come.size(), named(come)));
        }
        if (!gone.isEmpty()) {
            words.add(view.getTranslation("telemetry.office.difference.meters", "−" + gone.size(), named(gone)));
        }
        if (!was.endpoint().equals(is.endpoint())) {
            words.add(was.endpoint() + " → " + is.endpoint());
        }
        if (words.isEmpty()) {
            words.add(view.getTranslation("telemetry.office.difference.settings"));
        }
        return is.code() + ": " + String.join(", ", words);
    }

    private static String named(List<String> names) {
        var shown = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return names.size() > MOST_NAMED ? shown + ", …" : shown;
    }
}
