package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.drafts.DraftKey;
import pl.nurt.platform.drafts.Drafts;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.feedback.Dialogs;

/**
 * Fields, laid out alike everywhere. {@link #submit} runs what the person asked for and says at each field what is wrong with it, above all of
 * them what else there is; nothing that was entered is lost by a refusal, by another person's edit or, when {@linkplain #guardLeaving guarded},
 * by leaving the page.
 */
public class Form extends Div {
    private static final int FEW = 3;

    private final Columns columns;
    private final FieldMap fields = new FieldMap(this);
    private final Entries entries = new Entries();
    private final Map<Component, String> needed = new LinkedHashMap<>();
    private final ProblemSummary summary = new ProblemSummary();
    private final Div stale = new Div();
    private Div place;
    private final Div restored = new Div();
    private @Nullable Runnable reload;
    private @Nullable DraftKeeper draft;
    private @Nullable Button main;
    private boolean allowed = true;
    private boolean filled;
    private boolean submitting;
    private boolean draftSought;

    public Form(Columns columns) {
        this.columns = columns;
        addClassName("form");
        getElement()
                .getStyle()
                // A text, not a look: Vaadin takes the mark of a required field from here.
                .set("--vaadin-input-field-required-indicator", "\"" + getTranslation("platform.form.required") + "\"");
        place = grid();
        add(restored, summary, stale, place);
    }

    /** Adds a field that may stay empty. @param name as the service names it in its problems */
    public <C extends Component & HasValidation> C field(String name, C field) {
        fields.put(name, field);
        place.add(field);
        if (draft != null) {
            draft.watch(name, field);
        }
        if (field instanceof HasValue<?, ?> input) {
            entries.watch(name, field, input, new FieldTexts(this, getLocale()));
            input.addValueChangeListener(changed -> changed());
        }
        return field;
    }

    /** Adds a field that must be filled in: marked so, and checked before anything is asked of a service. */
    public <C extends Component & HasValidation & HasValue<?, ?>> C required(String name, C field) {
        return required(name, field, getTranslation("platform.form.missing"));
    }

    /** As {@link #required(String, Component)}. @param missing what is said while it is empty: "Napisz, dlaczego." */
    public <C extends Component & HasValidation & HasValue<?, ?>> C required(String name, C field, String missing) {
        // A select is a button to Vaadin, which may not be called required; it is marked, and what is missing is said
        // all the same.
        if (field instanceof Select<?> select) {
            select.addClassName("required-select");
        } else {
            field.setRequiredIndicatorVisible(true);
        }
        needed.put(field, missing);
        return field(name, field);
    }

    /**
     * Adds something that is more than a field, over the whole width: its problems go to it, and what it holds is watched as a field's value is.
     * It calls {@link #changed} when that changes.
     */
    public <V extends @Nullable Object, C extends Component & FieldMap.Part> C part(
            String name, String label, C part, Supplier<V> value, Consumer<V> set) {
        fields.part(name, part);
        entries.watch(name, new Entries.Entry<>(label, value, set, held -> label));
        place = grid();
        add(part, place);
        return part;
    }

    /** Something over the whole width that is no field: a sentence, a picture. */
    public Form wide(Component component) {
        component.addClassName("form-wide");
        place.add(component);
        return this;
    }

    /** Begins a card of its own: the fields that follow stand there. */
    public Card section(String heading) {
        place = grid();
        var card = new Card(heading);
        card.add(place);
        add(card);
        return card;
    }

    /**
     * The buttons below the fields. The main one {@linkplain #submit submits} the form, as Ctrl+Enter does, and cannot be pressed twice meanwhile.
     *
     * @param verb what it does: "Zapisz", never "OK"
     */
    public Button actions(String verb, Runnable action, Component... others) {
        var main = new Button(verb);
        main.addThemeVariants(ButtonVariant.PRIMARY);
        main.setDisableOnClick(true);
        main.addClickListener(pressed -> {
            try {
                submit(action);
            } finally {
                main.setEnabled(allowed);
            }
        });
        Dialogs.save(main, this);
        var row = new Div(main);
        row.add(others);
        row.addClassNames("actions", "form-actions");
        add(row);
        this.main = main;
        return main;
    }

    /** Whether the main button may be pressed now. */
    public void allow(boolean allowed) {
        this.allowed = allowed;
        if (main != null) {
            main.setEnabled(allowed);
        }
    }

    /** How to fill the form again with what is stored: called when somebody else was faster. It calls {@link #filled}. */
    public Form reloadedBy(Runnable fill) {
        reload = fill;
        return this;
    }

    /**
     * Keeps what is typed into its texts, so that leaving, a reload or a portal that dies does not take it: the same form of the same person begins
     * with it and says so. Saving or giving up ends the draft. Only fields added afterwards are kept; choices and secrets are not.
     */
    public Form keepDraft(Drafts drafts, DraftKey key) {
        draft = new DraftKeeper(drafts, key, restored, getLocale(), entries::isChanged, () -> {
            entries.reset();
            clearProblems();
        });
        return this;
    }

    /** Asks before a change that was not saved is lost by leaving the page. */
    public Form guardLeaving() {
        LeaveGuard.over(this, () -> !submitting && isChanged());
        return this;
    }

    /** To be called when the fields hold what is stored: from here on a difference is a change. */
    public void filled() {
        filled = true;
        entries.remember();
        clearProblems();
        changed();
    }

    /** Whether something differs from what the fields were filled with. */
    public boolean isChanged() {
        return entries.isChanged();
    }

    /** Looks again whether something differs; fields tell it themselves. */
    public void changed() {
        LeaveGuard.tell(this, isChanged());
        if (draftSought && draft != null) {
            draft.keep();
        }
        if (summary.isVisible()) {
            summary.show(fields.said());
        }
    }

    /**
     * Does what the person asked for, unless a field is empty that must not be or cannot be read. A refusal is shown at the fields; after somebody
     * else's edit both are joined. Otherwise what was entered counts as saved.
     *
     * @return whether it was done
     */
    public boolean submit(Runnable action) {
        clearProblems();
        var unready = unready();
        if (!unready.isEmpty()) {
            unready.forEach(problem -> fields.say(problem.name(), problem.text()));
            showSummary(List.of());
            return false;
        }
        submitting = true;
        try {
            action.run();
            entries.remember();
            changed();
            return true;
        } catch (RefusedInputException refused) {
            show(refused.problems());
            return false;
        } catch (StaleEditException faster) {
            join();
            return false;
        } finally {
            submitting = false;
        }
    }

    /** Says what is wrong: at its field, and above the fields when they are many or it belongs to none. */
    public void show(List<FieldProblem> problems) {
        showSummary(fields.show(problems));
    }

    /** Says one thing at its field in the given words, such as those of a device. */
    public boolean say(String name, String text) {
        return fields.say(name, text);
    }

    public void clearProblems() {
        fields.clear();
        summary.show(List.of());
        stale.removeAll();
    }

    /** Gives the focus to the first field that is still empty, else to the first one. */
    public void focusFirst() {
        var open = fields.fields().values().stream().filter(this::isOpen).toList();
        Stream.concat(
                        open.stream().filter(field -> field instanceof HasValue<?, ?> input && input.isEmpty()),
                        open.stream())
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    Columns columns() {
        return columns;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (!filled) {
            filled();
        }
        if (draft != null && !draftSought) {
            draft.restore();
        }
        draftSought = true;
    }

    private record Unready(String name, String text) {}

    private List<Unready> unready() {
        var unready = new ArrayList<Unready>();
        fields.fields().forEach((name, field) -> {
            if (!isShown(field)) {
                return;
            }
            var unreadable = Unreadable.in(field);
            if (unreadable.isPresent()) {
                unready.add(new Unready(name, unreadable.get()));
            } else if (needed.containsKey(field)
                    && field instanceof HasValue<?, ?> input
                    && (input.isEmpty() || input.getValue() instanceof String text && text.isBlank())) {
                unready.add(new Unready(name, needed.getOrDefault(field, "")));
            }
        });
        return unready;
    }

    private void showSummary(List<FieldProblem> homeless) {
        var said = new ArrayList<>(fields.said());
        homeless.forEach(problem -> said.add(new FieldMap.Said(null, getTranslation(problem.messageKey()))));
        if (!homeless.isEmpty() || fields.fields().size() > FEW && !said.isEmpty()) {
            summary.show(said);
            summary.focus();
        } else {
            fields.focusFirstProblem();
        }
    }

    private void join() {
        var fill = reload;
        if (fill == null) {
            throw new StaleEditException();
        }
        var joined = entries.join(fill);
        stale.removeAll();
        stale.add(new StaleNotice(joined, () -> {
            entries.reset();
            clearProblems();
        }));
        changed();
    }

    private boolean isOpen(Component field) {
        return field instanceof Focusable<?>
                && isShown(field)
                && !(field instanceof HasValue<?, ?> input && input.isReadOnly())
                && !(field instanceof HasEnabled able && !able.isEnabled());
    }

    /** Neither the field nor the section it stands in is hidden: hidden ones do not go with what was chosen. */
    private boolean isShown(Component field) {
        var visible = field.isVisible();
        var around = field.getParent();
        while (visible && around.isPresent() && around.get() != this) {
            visible = around.get().isVisible();
            around = around.get().getParent();
        }
        return visible;
    }

    private Div grid() {
        var grid = new Div();
        grid.addClassNames("form-fields", columns == Columns.TWO ? "form-two" : "form-one");
        return grid;
    }
}
