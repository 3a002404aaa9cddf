package pl.nurt.platform.ui.desk;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import pl.nurt.platform.ui.ChangeAnimation;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.text.Formats;

/** How many of something wait, in one line; the whole of it leads to the rows that were counted. */
public final class DeskTask extends Anchor {
    private final Span number = new Span();
    private final Span words = new Span();
    private final ChangeAnimation animation = new ChangeAnimation();

    /** @param location of the rows, such as {@code office/meters?state=silent} */
    public DeskTask(String location) {
        setHref(location);
        getElement().setAttribute("router-link", true);
        addClassName("desk-task");
        number.addClassNames("desk-number", "figures");
        words.addClassName("desk-words");
        add(number, new Span(" "), words, Icons.ARROW.create());
    }

    /**
     * Says how many wait; nothing waiting is said quietly.
     *
     * @param text what is counted, in the form that follows the number
     */
    public void show(long count, String text) {
        var written = Formats.of(getLocale()).count(count);
        if (!written.equals(number.getText())) {
            number.setText(written);
            animation.start(number);
        }
        words.setText(text);
        setClassName("nothing", count == 0);
    }
}
