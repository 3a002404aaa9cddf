package pl.nurt.identity.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.audit.internal.rules.PersonalNumbers;

/**
 * The fields that are other than before, in the order they were named. A field whose value stayed the same is left out.
 *
 * <pre>{@code
 * Changes.none().with("phone", before.phone(), after.phone()).withheld("pesel", before.pesel(), after.pesel())
 * }</pre>
 *
 * @param fields only those that changed
 */
public record Changes(List<FieldChange> fields) {
    private static final Changes NONE = new Changes(List.of());

    public Changes {
        fields = List.copyOf(fields);
    }

    public static Changes none() {
        return NONE;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /**
     * Takes texts, numbers, dates, instants, yes or no, constants of enums and collections of these; null means nothing is there.
     *
     * @throws IllegalArgumentException for anything else: say it as one of these
     */
    public Changes with(String field, @Nullable Object before, @Nullable Object after) {
        return with(new FieldChange(field, kindOf(before != null ? before : after), text(before), text(after)));
    }

    /** For numbers of persons and the like: that it changed is kept, and the last two characters, not the value. */
    public Changes withheld(String field, @Nullable String before, @Nullable String after) {
        return Objects.equals(before, after)
                ? this
                : added(new FieldChange(
                        field,
                        FieldChange.Kind.WITHHELD,
                        PersonalNumbers.masked(before),
                        PersonalNumbers.masked(after)));
    }

    private Changes with(FieldChange change) {
        return Objects.equals(change.before(), change.after()) ? this : added(change);
    }

    private Changes added(FieldChange change) {
        var all = new ArrayList<>(fields);
        all.add(change);
        return new Changes(all);
    }

    private static FieldChange.Kind kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> FieldChange.Kind.TEXT;
            case Number number -> FieldChange.Kind.NUMBER;
            case LocalDate date -> FieldChange.Kind.DATE;
            case Instant instant -> FieldChange.Kind.MOMENT;
            case Boolean flag -> FieldChange.Kind.FLAG;
            case Enum<?> code -> FieldChange.Kind.CODE;
            default -> FieldChange.Kind.TEXT;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case CharSequence text -> PersonalNumbers.withoutThem(text.toString());
            case BigDecimal number -> number.toPlainString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case LocalDate date -> date.toString();
            case Instant instant -> instant.toString();
            case Boolean flag -> flag.toString();
            case Enum<?> code -> code.name();
            case Collection<?> several -> several.stream().map(Changes::text).collect(Collectors.joining(", "));
            default ->
                throw new IllegalArgumentException(
                        "the log keeps no " + value.getClass().getSimpleName());
        };
    }
}
