package pl.nurt.platform.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The number one came for, large, with its unit in a lighter weight. Showing another value fades in without moving. */
public class BigNumber extends Paragraph {
    private final Span value = new Span();
    private final Span unit = new Span();
    private final ChangeAnimation animation = new ChangeAnimation();

    public BigNumber(String value, String unit) {
        addClassName("big-number");
        this.unit.addClassName("unit");
        this.value.setText(value);
        this.unit.setText(unit);
        add(this.value, this.unit);
    }

    /** Shows the value; the same value again changes nothing. */
    public void show(String text) {
        if (!text.equals(value.getText())) {
            value.setText(text);
            animation.start(value);
        }
    }
}
