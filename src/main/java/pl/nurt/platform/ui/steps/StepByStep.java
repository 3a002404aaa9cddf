package pl.nurt.platform.ui.steps;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.steps.Step.Missing;

/**
 * A long form cut into steps: which one is open stands in the address, all can be reached in any order, and what is still missing is listed with
 * links to it. Nothing is kept here: the room saves a draft whenever a step is left.
 */
public class StepByStep extends Composite<Div> {
    private static final String PARAMETER = "step";

    private final String path;
    private final List<Step> steps;
    private final Runnable saveDraft;
    private final StepList list;
    private final MissingCard missing;
    private final Card card = new Card("");
    private final Div place = new Div();
    private final Button back;
    private final Button next;
    private final Button finish;
    private Step open;

    /**
     * @param path of the view, with its parameters: {@code applications/17}
     * @param saveDraft keeps what is in the fields; called before another step is opened
     * @param verb of the last button: "Podpisz i wyślij"
     * @param finish called when nothing is missing
     */
    public StepByStep(String path, List<Step> steps, Runnable saveDraft, String verb, Runnable finish) {
        this.path = path;
        this.steps = List.copyOf(steps);
        this.saveDraft = saveDraft;
        open = steps.getFirst();
        list = new StepList(this.steps, this::go);
        missing = new MissingCard(this::lead);
        back = new Button(getTranslation("platform.steps.back"), pressed -> go(steps.get(place() - 1)));
        next = new Button(getTranslation("platform.steps.next"), pressed -> go(steps.get(place() + 1)));
        next.addThemeVariants(ButtonVariant.PRIMARY);
        this.finish = new Button(verb, pressed -> finish(finish));
        this.finish.addThemeVariants(ButtonVariant.PRIMARY);
        this.finish.setDisableOnClick(true);
        Dialogs.save(next, place);
        place.addClassName("step-content");
        var buttons = new Div(next, this.finish, back);
        buttons.addClassNames("actions", "step-actions");
        card.add(place, buttons);
        card.getElement().setAttribute("tabindex", "-1");
        var aside = new Div(list, missing);
        aside.addClassName("step-aside");
        getContent().addClassName("step-by-step");
        getContent().add(aside, card);
        show();
    }

    /** Opens the step that the address names, else the first one; to be called after navigation. */
    public void enter(Location location) {
        var wanted = location.getQueryParameters().getSingleParameter(PARAMETER).orElse("");
        steps.stream()
                .filter(step -> step.id().equals(wanted))
                .filter(this::mayOpen)
                .findFirst()
                .ifPresent(step -> open = step);
        show();
    }

    /** Looks again what is missing; to be called when a field has changed. */
    public void changed() {
        var all = missing();
        list.show(open, this::mayOpen);
        missing.show(all, done(), steps.size());
        finish.setEnabled(all.isEmpty());
    }

    public Step open() {
        return open;
    }

    private void go(Step step) {
        saveDraft.run();
        if (mayOpen(step)) {
            open = step;
        }
        show();
        remember();
        card.getElement().callJsFunction("focus");
    }

    private void lead(Step step, Missing thing) {
        if (step != open) {
            go(step);
        }
        var field = thing.field();
        if (field != null) {
            field.focus();
        }
    }

    private void finish(Runnable act) {
        try {
            saveDraft.run();
            if (missing().isEmpty()) {
                act.run();
            }
        } finally {
            changed();
        }
    }

    private void show() {
        card.setHeading(open.name());
        place.removeAll();
        place.add(open.content());
        back.setVisible(place() > 0);
        var isLast = place() == steps.size() - 1;
        next.setVisible(!isLast);
        finish.setVisible(isLast);
        changed();
    }

    private boolean mayOpen(Step step) {
        return !step.needsAllBefore()
                || steps.subList(0, steps.indexOf(step)).stream()
                        .allMatch(before -> before.problems().isEmpty());
    }

    private List<MissingCard.Line> missing() {
        var all = new ArrayList<MissingCard.Line>();
        for (var step : steps) {
            step.problems().forEach(thing -> all.add(new MissingCard.Line(step, thing)));
        }
        return all;
    }

    private int done() {
        return (int) steps.stream().filter(step -> step.problems().isEmpty()).count();
    }

    private int place() {
        return steps.indexOf(open);
    }

    private void remember() {
        var query = QueryParameters.simple(Map.of(PARAMETER, open.id())).getQueryString();
        getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, path + "?" + query));
    }
}
