package pl.nurt.platform.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Formats;

/**
 * The index of a register as the device shows it: 000268,412 m³ with the litres in red. Screen readers hear 268,412 m³.
 *
 * <p>Showing another index changes the digits in place; the same index again changes nothing.
 */
public class MeterIndex extends Paragraph {
    private final int digits;
    private final Formats formats;
    private final Span cubicMetres = new Span();
    private final Span litres = new Span();
    private final Span spoken = new Span();
    private final ChangeAnimation animation = new ChangeAnimation();
    private @Nullable CubicMetres shown;

    /** A register of six digits before the decimal mark. */
    public MeterIndex(Locale locale) {
        this(locale, 6);
    }

    /** @param digits how many the register has before the decimal mark; a longer index is shown whole */
    public MeterIndex(Locale locale, int digits) {
        this.digits = digits;
        formats = Formats.of(locale);
        addClassName("meter-index");
        litres.addClassName("litres");
        spoken.addClassName("sr-only");
        var unit = new Span("m³");
        unit.addClassName("unit");
        for (var seen : new Span[] {cubicMetres, litres, unit}) {
            seen.getElement().setAttribute("aria-hidden", "true");
        }
        add(spoken, cubicMetres, litres, unit);
    }

    public void show(CubicMetres index) {
        if (index.equals(shown)) {
            return;
        }
        var text = formats.index(index);
        var mark = text.length() - 4;
        var whole = index.value().toBigInteger().toString();
        cubicMetres.setText("0".repeat(Math.max(0, digits - whole.length())) + whole + text.charAt(mark));
        litres.setText(text.substring(mark + 1));
        spoken.setText(text + " m³");
        if (shown != null) {
            animation.start(litres);
        }
        shown = index;
    }
}
