package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.Validator;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.text.TypedDecimal;

/**
 * A field for a decimal number in any notation ({@link TypedDecimal}). What was typed stays in it: where that is no number, or may be two, a
 * form is not submitted and the field says why; nothing is put in its place.
 */
public class DecimalField extends TextField {
    private static final BigDecimal LARGEST = new BigDecimal("1e12");
    private static final BigDecimal EXAMPLE = new BigDecimal("12.5");
    private @Nullable BigDecimal largest;
    private @Nullable Integer decimals;

    public DecimalField(String label) {
        super(label);
    }

    /** What is above it nobody means, which settles how some numbers are read; that it is too much the service says. */
    public DecimalField upTo(int largest) {
        this.largest = BigDecimal.valueOf(largest);
        return this;
    }

    /** More decimals than this are refused, not cut off. */
    public DecimalField decimals(int most) {
        decimals = most;
        return this;
    }

    /** Shows the number in the reader's notation; nothing when null. */
    public void show(@Nullable BigDecimal value) {
        setValue(value == null ? "" : TypedDecimal.text(value, getLocale()));
    }

    /** The number that was typed; null when there is none, or none that can be read: then {@link #unreadable} says why. */
    public @Nullable BigDecimal number() {
        return read(getValue()) instanceof TypedDecimal.Number number ? number.value() : null;
    }

    /** Why what was typed is not taken; empty when it is, or when nothing was typed. */
    public Optional<String> unreadable() {
        return unreadable(getValue());
    }

    @Override
    public Validator<String> getDefaultValidator() {
        var own = super.getDefaultValidator();
        return (typed, context) -> unreadable(typed == null ? "" : typed)
                .map(ValidationResult::error)
                .orElseGet(() -> own.apply(typed, context));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("this.inputElement && this.inputElement.setAttribute('inputmode', 'decimal')");
    }

    private TypedDecimal read(String typed) {
        return TypedDecimal.of(typed, getLocale(), largest == null ? LARGEST : largest);
    }

    private Optional<String> unreadable(String typed) {
        return switch (read(typed)) {
            case TypedDecimal.Nothing() -> Optional.empty();
            case TypedDecimal.Number(var value) ->
                decimals != null && value.stripTrailingZeros().scale() > decimals
                        ? Optional.of(getTranslation("platform.form.decimals", decimals))
                        : Optional.empty();
            case TypedDecimal.Either(var one, var other) ->
                Optional.of(getTranslation("platform.form.eitherNumber", text(one), text(other)));
            case TypedDecimal.Unreadable() -> Optional.of(getTranslation("platform.form.noNumber", text(EXAMPLE)));
        };
    }

    private String text(BigDecimal value) {
        return TypedDecimal.text(value, getLocale());
    }
}
