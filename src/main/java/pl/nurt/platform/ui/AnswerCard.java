package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** One answer in a row of answers: what it is about, the number or word itself, a line on what it means. */
public class AnswerCard extends Section {
    private final BigNumber answer;
    private final Paragraph meaning = new Paragraph();
    private final H2 heading = new H2();
    private final Div head = new Div(heading);

    /** @param unit behind the answer; empty without one */
    public AnswerCard(String unit) {
        addClassNames("card", "answer-card");
        head.addClassName("card-head");
        answer = new BigNumber("", unit);
        meaning.addClassNames("muted", "tiny");
        add(head, answer, meaning);
    }

    public void setHeading(String text) {
        heading.setText(text);
        getElement().setAttribute("aria-label", text);
    }

    /** At the right of the heading: a badge. */
    public AnswerCard aside(Component badge) {
        head.add(badge);
        return this;
    }

    public void show(String text, String meaningText) {
        answer.show(text);
        meaning.setText(meaningText);
    }
}
