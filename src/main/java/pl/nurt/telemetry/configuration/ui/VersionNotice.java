package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.html.Div;
import java.util.stream.Collectors;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.configuration.ConfigurationVersion;

/** What became of the newest version of a configuration, in words. */
final class VersionNotice extends Div {
    VersionNotice(ConfigurationVersion version, Moments moments) {
        var key = "telemetry.office.version." + version.state();
        var problems = version.problems().stream()
                .map(problem -> problem.key().isEmpty() ? problem.message() : problem.key() + ": " + problem.message())
                .collect(Collectors.joining("; "));
        var text = getTranslation(key + ".text", moments.spoken(version.stateSince()));
        add(new Notice(
                ConfigurationCard.state(version.state()),
                getTranslation(key, version.version()),
                problems.isEmpty() ? text : text + " " + problems));
    }
}
