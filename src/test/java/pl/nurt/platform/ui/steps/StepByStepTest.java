package pl.nurt.platform.ui.steps;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class StepByStepTest extends ViewTest {
    private final OneField plot = new OneField("plot", "Działka", "numer działki", false);
    private final OneField water = new OneField("water", "Woda", "ilość wody", false);
    private final OneField signing = new OneField("signing", "Podpis", "", true);
    private final List<String> saved = new ArrayList<>();
    private StepByStep steps;

    @BeforeEach
    void anApplication() {
        openBrowser(Languages.POLISH);
        steps = new StepByStep(
                "applications/1",
                List.of(plot, water, signing),
                () -> saved.add("draft"),
                "Wyślij",
                () -> saved.add("sent"));
        UI.getCurrent().add(steps);
        List.of(plot, water).forEach(step -> step.field.addValueChangeListener(changed -> steps.changed()));
    }

    @Test
    void what_is_missing_is_counted_and_leads_to_its_field() {
        _assertOne(H2.class, spec -> spec.withText("Brakuje 2 rzeczy"));

        _click(_get(NativeButton.class, spec -> spec.withText("ilość wody")));

        assertThat(steps.open()).isSameAs(water);
        plot.field.setValue("112/4");
        _assertOne(H2.class, spec -> spec.withText("Brakuje jednej rzeczy"));
    }

    @Test
    void a_draft_is_saved_whenever_a_step_is_left() {
        _click(_get(Button.class, spec -> spec.withText("Zapisz i przejdź dalej")));
        assertThat(steps.open()).isSameAs(water);
        _click(_get(Button.class, spec -> spec.withText("Wstecz")));

        assertThat(steps.open()).isSameAs(plot);
        assertThat(saved).containsExactly("draft", "draft");
    }

    @Test
    void the_address_names_the_step_and_one_that_waits_for_the_others_is_not_opened_by_it() {
        steps.enter(new Location("applications/1?step=water"));
        assertThat(steps.open()).isSameAs(water);

        steps.enter(new Location("applications/1?step=signing"));
        assertThat(steps.open()).isSameAs(water);
        steps.enter(new Location("applications/1?step=nonsense"));
        assertThat(steps.open()).isSameAs(water);
    }

    @Test
    void it_is_sent_only_when_nothing_is_missing() {
        plot.field.setValue("112/4");
        water.field.setValue("0,45");
        steps.enter(new Location("applications/1?step=signing"));
        _assertOne(H2.class, spec -> spec.withText("Niczego nie brakuje"));

        _click(_get(Button.class, spec -> spec.withText("Wyślij")));

        assertThat(saved).containsExactly("draft", "sent");
    }

    @Test
    void a_step_says_whether_it_is_done_begun_or_not_begun() {
        assertThat(steps.getElement().getTextRecursively()).contains("jeszcze nie zaczęto", "gdy reszta będzie gotowa");

        plot.begun = true;
        steps.changed();
        _assertOne(Span.class, spec -> spec.withText("brakuje jednej rzeczy"));

        plot.field.setValue("112/4");
        _assertOne(Span.class, spec -> spec.withText("gotowe"));
        _assertNone(Span.class, spec -> spec.withText("brakuje jednej rzeczy"));
    }

    private static final class OneField implements Step {
        private final String id;
        private final String name;
        private final String what;
        private final boolean last;
        private final TextField field = new TextField();
        private boolean begun;

        private OneField(String id, String name, String what, boolean last) {
            this.id = id;
            this.name = name;
            this.what = what;
            this.last = last;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Component content() {
            return field;
        }

        @Override
        public List<Missing> problems() {
            return last || !field.isEmpty() ? List.of() : List.of(new Missing(what, field));
        }

        @Override
        public boolean isBegun() {
            return begun;
        }

        @Override
        public boolean needsAllBefore() {
            return last;
        }
    }
}
