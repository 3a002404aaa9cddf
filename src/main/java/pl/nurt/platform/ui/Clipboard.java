package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import pl.nurt.platform.ui.feedback.Toast;

/** What is copied for the person. Said is what became of it: a browser may refuse, and an old or unsafe connection has no clipboard. */
public final class Clipboard {
    private static final String WRITE =
            "return navigator.clipboard ? navigator.clipboard.writeText($0).then(() => true, () => false) : false";

    private Clipboard() {}

    /** @param copied run when the text is there; else a message asks to copy it by hand */
    public static void copy(Component by, String text, Runnable copied) {
        var failed = by.getTranslation("platform.copy.failed");
        by.getElement()
                .executeJs(WRITE, text)
                .then(
                        Boolean.class,
                        done -> {
                            if (Boolean.TRUE.equals(done)) {
                                copied.run();
                            } else {
                                Toast.show(failed);
                            }
                        },
                        broken -> Toast.show(failed));
    }
}
