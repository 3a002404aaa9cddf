package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was entered into a form, beside what it held when it was filled: tells whether something would be lost, and joins two edits. */
final class Entries {
    /** One thing that is entered. */
    record Entry<V extends @Nullable Object>(
            String label, Supplier<V> get, Consumer<V> set, Function<@Nullable Object, String> text) {
        @SuppressWarnings("unchecked")
        void put(@Nullable Object value) {
            set.accept((V) value);
        }
    }

    /** Two people changed the same thing to different values. */
    record Clash(
            Entry<?> entry,
            @Nullable Object theirs,
            @Nullable Object mine) {}

    /** What came of joining two edits. @param taken names of what only the other person changed */
    record Joined(List<Clash> clashes, List<String> taken) {}

    private final Map<String, Entry<?>> entries = new LinkedHashMap<>();
    private Map<String, @Nullable Object> filled = Map.of();

    <V extends @Nullable Object> void watch(String name, Entry<V> entry) {
        entries.put(name, entry);
    }

    @SuppressWarnings("unchecked")
    void watch(String name, Component field, HasValue<?, ?> input, FieldTexts texts) {
        var label = field instanceof HasLabel labelled ? labelled.getLabel() : name;
        watch(
                name,
                new Entry<@Nullable Object>(
                        label == null ? name : label,
                        input::getValue,
                        value -> put((HasValue<?, Object>) input, value),
                        value -> texts.text(input, value)));
    }

    private static void put(HasValue<?, Object> input, @Nullable Object value) {
        if (value == null) {
            input.clear();
        } else {
            input.setValue(value);
        }
    }

    /** What is there now is what will be compared with. */
    void remember() {
        filled = now();
    }

    boolean isChanged() {
        return !now().equals(filled);
    }

    boolean isChanged(String name) {
        var entry = entries.get(name);
        return entry != null && !Objects.equals(entry.get().get(), filled.get(name));
    }

    /**
     * Joins what was entered with what another person saved meanwhile: what only one of the two changed is taken, and where both did, what was
     * entered here stays until somebody decides.
     *
     * @param fill puts what is stored now into the fields
     */
    Joined join(Runnable fill) {
        var before = filled;
        var mine = now();
        fill.run();
        remember();
        var theirs = filled;
        var clashes = new ArrayList<Clash>();
        var taken = new ArrayList<String>();
        entries.forEach((name, entry) -> {
            boolean theyDid = !Objects.equals(theirs.get(name), before.get(name));
            boolean iDid = !Objects.equals(mine.get(name), before.get(name));
            if (iDid && !Objects.equals(mine.get(name), theirs.get(name))) {
                entry.put(mine.get(name));
                if (theyDid) {
                    clashes.add(new Clash(entry, theirs.get(name), mine.get(name)));
                }
            } else if (theyDid && !iDid) {
                taken.add(entry.label());
            }
        });
        return new Joined(clashes, taken);
    }

    /** Everything back to what it was when the form was filled. */
    void reset() {
        var back = filled;
        entries.forEach((name, entry) -> entry.put(back.get(name)));
    }

    private Map<String, @Nullable Object> now() {
        var now = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((name, entry) -> now.put(name, entry.get().get()));
        return now;
    }
}
