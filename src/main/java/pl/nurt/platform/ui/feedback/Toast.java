package pl.nurt.platform.ui.feedback;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;

/** Says that something was done, without asking before: for ten seconds it can be taken back, later from the history. */
public final class Toast {
    private static final int MILLIS = 10_000;

    private Toast() {}

    /** Something was done that needs no taking back. */
    public static void show(String text) {
        toast(new Span(text)).open();
    }

    /**
     * Something was done; "Cofnij" or Ctrl+Z takes it back.
     *
     * @param undo called at most once; when somebody has gone on meanwhile it throws {@link StaleEditException}, which is said
     */
    public static void done(String text, Runnable undo) {
        var body = new Div(new Span(text));
        var toast = toast(body);
        var back = new Button(body.getTranslation("platform.undo"));
        back.addThemeVariants(ButtonVariant.TERTIARY);
        back.addClassName("toast-undo");
        back.setDisableOnClick(true);
        back.getElement().setAttribute("aria-keyshortcuts", "Control+Z");
        back.addClickListener(pressed -> {
            toast.close();
            takeBack(undo, body);
        });
        body.add(back);
        toast.open();
    }

    private static void takeBack(Runnable undo, Div texts) {
        try {
            undo.run();
            show(texts.getTranslation("platform.undo.done"));
        } catch (StaleEditException | NotFoundException late) {
            show(texts.getTranslation("platform.undo.late"));
        }
    }

    private static Notification toast(com.vaadin.flow.component.Component body) {
        var toast = new Notification();
        toast.setDuration(MILLIS);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        body.addClassName("toast");
        toast.add(body);
        return toast;
    }
}
