package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;

/**
 * Which field on screen a service means when it speaks of {@code endpoint} or {@code meters[2].serial}: the one place where problems find
 * their fields. {@link Form} has one; a component with fields of its own may hold one itself.
 */
public final class FieldMap {
    private final Component owner;
    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<Component, String> said = new LinkedHashMap<>();

    /** @param owner in whose language problems are said */
    public FieldMap(Component owner) {
        this.owner = owner;
    }

    /** Something in a form that is more than one field, such as a list of rows. */
    public interface Part {
        /** Says what is wrong with one of its fields, named as the service names it: {@code meters[2].serial}. */
        void say(String field, String text);

        void clearProblems();
    }

    /** A problem as it was said. */
    record Said(@Nullable Component field, String text) {
        /** The label of the field; empty when the problem belongs to none. */
        String label() {
            return field instanceof HasLabel labelled && labelled.getLabel() != null ? labelled.getLabel() : "";
        }
    }

    /** Adds a field; its problem goes away when its value changes. */
    public <C extends Component & HasValidation> void put(String name, C field) {
        fields.put(name, field);
        if (field instanceof HasValue<?, ?> input) {
            input.addValueChangeListener(changed -> forget(field));
        }
    }

    /** Adds a part that takes the problems of {@code prefix} and of everything below it. */
    public void part(String prefix, Part part) {
        parts.put(prefix, part);
    }

    /**
     * Says each problem at its field, in place of what was said there before; the first one of a field counts. Those that belong to no
     * field are answered, for the caller to say them.
     */
    public List<FieldProblem> show(List<FieldProblem> problems) {
        clear();
        var homeless = new ArrayList<FieldProblem>();
        for (var problem : problems) {
            if (!say(problem.field(), owner.getTranslation(problem.messageKey()))) {
                homeless.add(problem);
            }
        }
        return homeless;
    }

    /** Says one thing at its field in the given words. @return whether there is such a field */
    public boolean say(String name, String text) {
        var field = fields.get(name);
        if (field != null) {
            if (said.putIfAbsent(field, text) == null) {
                mark((HasValidation) field, text);
            }
            return true;
        }
        return parts.entrySet().stream()
                .filter(part -> isBelow(part.getKey(), name))
                .findFirst()
                .map(part -> {
                    part.getValue().say(name, text);
                    return true;
                })
                .orElse(false);
    }

    /** Nothing is wrong any more. */
    public void clear() {
        fields.values().forEach(field -> ((HasValidation) field).setInvalid(false));
        parts.values().forEach(Part::clearProblems);
        said.clear();
    }

    /** Gives the focus to the first field that has a problem. */
    public void focusFirstProblem() {
        said.keySet().stream()
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    /** The fields in their order. */
    public Map<String, Component> fields() {
        return fields;
    }

    /** What is said at fields now, in the order of the fields. */
    List<Said> said() {
        return fields.values().stream()
                .filter(said::containsKey)
                .map(field -> new Said(field, said.getOrDefault(field, "")))
                .toList();
    }

    private void forget(Component field) {
        if (said.remove(field) != null) {
            ((HasValidation) field).setInvalid(false);
        }
    }

    private static void mark(HasValidation field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
    }

    private static boolean isBelow(String prefix, String name) {
        return name.equals(prefix) || name.startsWith(prefix + "[") || name.startsWith(prefix + ".");
    }
}
