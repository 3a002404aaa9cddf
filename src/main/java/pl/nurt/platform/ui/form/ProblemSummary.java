package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import pl.nurt.platform.ui.Icons;

/** Everything that is wrong with a form in one place: takes the focus when it appears, and leads from each problem to its field. */
final class ProblemSummary extends Div implements Focusable<Div> {
    private final UnorderedList list = new UnorderedList();

    ProblemSummary() {
        addClassNames("notice", "bad", "problem-summary");
        setTabIndex(-1);
        getElement().setAttribute("role", "group");
        var title = getTranslation("platform.form.problems");
        getElement().setAttribute("aria-label", title);
        var heading = new Paragraph(title);
        heading.addClassName("notice-title");
        var body = new Div(heading, list);
        body.addClassName("notice-body");
        add(Icons.ALERT.create(), body);
        setVisible(false);
    }

    void show(List<FieldMap.Said> problems) {
        list.removeAll();
        problems.forEach(problem -> list.add(new ListItem(line(problem))));
        setVisible(!problems.isEmpty());
    }

    private static Div line(FieldMap.Said problem) {
        var line = new Div();
        var label = problem.label();
        if (problem.field() instanceof Focusable<?> field) {
            var link = new NativeButton();
            link.addClassName("link-button");
            link.setText(label.isEmpty() ? problem.text() : label);
            link.addClickListener(pressed -> field.focus());
            line.add(link);
            if (!label.isEmpty()) {
                line.add(new Span(" – " + problem.text()));
            }
        } else {
            line.add(new Span(label.isEmpty() ? problem.text() : label + " – " + problem.text()));
        }
        return line;
    }
}
