package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;
import java.util.Optional;

/** What a field itself says of what was typed into it: no number, no day, one outside its limits. Its value then is not what was typed. */
public final class Unreadable {
    private Unreadable() {}

    /** What is to be said at the field; empty when what was typed is its value. */
    @SuppressWarnings("unchecked")
    public static Optional<String> in(Component field) {
        if (!(field instanceof HasValidator<?> checked && field instanceof HasValue<?, ?> input)) {
            return Optional.empty();
        }
        var result =
                ((HasValidator<Object>) checked).getDefaultValidator().apply(input.getValue(), new ValueContext(field));
        if (!result.isError()) {
            return Optional.empty();
        }
        var text = result.getErrorMessage();
        return Optional.of(text == null || text.isBlank() ? field.getTranslation("platform.form.unreadable") : text);
    }
}
