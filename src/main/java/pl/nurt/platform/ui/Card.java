package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/**
 * A white card with a heading: one subject, its answer first. What is added stands below the heading.
 *
 * <p>The section is named by its heading, so that a screen reader can jump from card to card.
 */
public class Card extends Section {
    private final H2 heading;
    private final Div titles;
    private final Div aside = new Div();
    private final Paragraph subtitle = new Paragraph();

    public Card(String heading) {
        this.heading = new H2(heading);
        titles = new Div(this.heading);
        aside.addClassName("card-aside");
        subtitle.addClassNames("muted", "small");
        addClassName("card");
        getElement().setAttribute("aria-label", heading);
        var head = new Div(titles, aside);
        head.addClassName("card-head");
        add(head);
    }

    /** Changes the heading and the card's accessible name. */
    public void setHeading(String text) {
        heading.setText(text);
        getElement().setAttribute("aria-label", text);
    }

    /** A quiet line below the heading; may be called again. */
    public Card subtitle(String text) {
        subtitle.setText(text);
        titles.add(subtitle);
        return this;
    }

    /** At the right of the heading: a badge, a {@link Segmented}. */
    public Card aside(Component... components) {
        aside.add(components);
        return this;
    }

    /** The whole width of a {@code cards} grid. */
    public Card wide() {
        addClassName("wide");
        return this;
    }

    /** A row of buttons below what was added so far: the main one first. */
    public Card actions(Component... buttons) {
        add(new Actions(buttons));
        return this;
    }
}
