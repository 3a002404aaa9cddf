package pl.nurt.platform.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import pl.nurt.platform.jobs.Timer;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;

@IntegrationTest
class DraftsTest {
    private static final DraftKey NOTE = new DraftKey(4711, "customer.note 12");

    @Autowired
    private Drafts drafts;

    @Autowired
    private MovableClock clock;

    @Autowired
    @Qualifier("oldDrafts")
    private Timer oldDrafts;

    @Test
    void the_newest_word_replaces_the_one_before() {
        drafts.keep(NOTE, Map.of("text", "Pani Ewa prosi"));
        drafts.keep(NOTE, Map.of("text", "Pani Ewa prosi o wodomierz \"ogrodowy\"\n"));

        assertThat(drafts.find(NOTE).map(Draft::texts))
                .contains(Map.of("text", "Pani Ewa prosi o wodomierz \"ogrodowy\"\n"));
    }

    @Test
    void it_is_found_by_the_same_person_in_the_same_form_only() {
        drafts.keep(NOTE, Map.of("text", "moje"));

        assertThat(drafts.find(new DraftKey(4712, "customer.note 12"))).isEmpty();
        assertThat(drafts.find(new DraftKey(4711, "customer.note 13"))).isEmpty();
    }

    @Test
    void nothing_typed_is_nothing_kept() {
        drafts.keep(NOTE, Map.of("text", "moje"));
        drafts.keep(NOTE, Map.of());

        assertThat(drafts.find(NOTE)).isEmpty();
    }

    @Test
    void what_nobody_came_back_for_is_forgotten_after_a_month() {
        drafts.keep(NOTE, Map.of("text", "moje"));

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        oldDrafts.work().run();
        assertThat(drafts.find(NOTE)).isPresent();

        clock.advance(Duration.ofSeconds(2));
        oldDrafts.work().run();
        assertThat(drafts.find(NOTE)).isEmpty();
    }
}
