package pl.nurt.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;

/** The portal's own timers run by themselves, and the office can name each. */
@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class TimersTest {
    private final Timers timers;
    private final List<Timer> declared;
    private final I18NProvider texts;

    @Autowired
    TimersTest(Timers timers, List<Timer> declared, I18NProvider texts) {
        this.timers = timers;
        this.declared = declared;
        this.texts = texts;
    }

    @Test
    void every_timer_is_planned_and_the_first_one_has_run() {
        var names = declared.stream().map(Timer::name).toArray(String[]::new);
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() ->
                        assertThat(timers.list()).extracting(TimerStatus::name).contains(names));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> timers.list().stream()
                        .anyMatch(timer -> timer.name().equals("platform.events") && timer.lastSuccess() != null));
    }

    @Test
    void every_timer_has_a_name_in_both_languages() {
        for (var language : Languages.ALL) {
            assertThat(timers.list())
                    .allSatisfy(timer -> assertThat(texts.getTranslation(timer.titleKey(), language))
                            .doesNotStartWith("!"));
        }
    }
}
