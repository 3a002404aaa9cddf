package pl.nurt.shell.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.OfficeViewTest;

class OfficeStartViewTest extends OfficeViewTest {
    @Test
    void the_day_begins_with_numbers_that_lead_to_their_rows() {
        openAs(Role.CUSTOMER_SERVICE);

        assertThat(_find(DeskTask.class))
                .extracting(Anchor::getHref)
                .containsExactly(
                        "office/quarantine",
                        "office/meters?state=silent",
                        "office/meters?state=suspect",
                        "office/meters?state=never-read",
                        "office/meters?state=verification",
                        "office/concentrators",
                        "office/messages?state=failed",
                        "office/jobs");
        _assertOne(
                Anchor.class, spec -> spec.withPredicate(link -> link.getHref().equals("office/notices")));
    }

    @Test
    void nobody_is_told_of_rows_they_may_not_open() {
        openAs(Role.TECHNICIAN);

        assertThat(_find(DeskTask.class))
                .extracting(Anchor::getHref)
                .noneMatch(link -> link.startsWith("office/messages"));
    }

    @Test
    void a_number_moves_by_itself() {
        openAs(Role.TECHNICIAN);
        var before = number("office/meters?state=silent");
        var meter = park.meter("22632506");
        park.install(meter, park.place("Młynary", "Kopernika", "16"), now.minus(Duration.ofDays(300)));
        park.read(meter, now.minus(Duration.ofDays(2)), "12.500");

        publish(new TimePassed(now));

        assertThat(number("office/meters?state=silent")).isEqualTo(before + 1);
        assertThat(line("office/meters?state=silent").getElement().getTextRecursively())
                .contains("bez odczytu od doby");
    }

    private void openAs(Role role) {
        signIn(role);
        openBrowser(Languages.POLISH, OfficeStartView.class);
        UI.getCurrent().navigate(OfficeStartView.class);
    }

    private static int number(String location) {
        return Integer.parseInt(line(location).getElement().getTextRecursively().replaceAll("\\D.*", ""));
    }

    private static DeskTask line(String location) {
        return _find(
                        DeskTask.class,
                        spec -> spec.withPredicate(task -> task.getHref().equals(location)))
                .getFirst();
    }
}
