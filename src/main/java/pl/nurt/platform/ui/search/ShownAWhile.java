package pl.nurt.platform.ui.search;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/**
 * Tells what stood on a page long enough to be read, for the log of looks: after a second in the browser, or at once when something of it was
 * chosen. What is replaced sooner, as between two keystrokes, is passed over.
 */
public final class ShownAWhile {
    private static final String EVENT = "shown-a-while";
    private static final int MILLIS = 1_000;

    private final Component page;
    private @Nullable Runnable tell;

    public ShownAWhile(Component page) {
        this.page = page;
        page.getElement().addEventListener(EVENT, stayed -> now());
    }

    /** This is shown from now on, in place of what was. @param tell called at most once */
    public void shows(Runnable tell) {
        this.tell = tell;
        page.getElement()
                .executeJs(
                        "clearTimeout(this.shownAWhile);"
                                + "this.shownAWhile = setTimeout(() => this.dispatchEvent(new CustomEvent($0)), $1)",
                        EVENT,
                        MILLIS);
    }

    /** Nothing is shown any more. */
    public void nothing() {
        tell = null;
    }

    /** Something of it was chosen, so it was read. */
    public void now() {
        var told = tell;
        tell = null;
        if (told != null) {
            told.run();
        }
    }
}
