package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.shared.Registration;
import java.util.function.BooleanSupplier;
import pl.nurt.platform.ui.feedback.Dialogs;

/**
 * Asks before what was entered and not saved is lost: by another page of the portal, by the way back, by closing the window. The browser's own
 * question needs {@code frontend/leave-guard.ts}.
 */
final class LeaveGuard {
    private LeaveGuard() {}

    /** Watches over the component while it is attached. */
    static void over(Component form, BooleanSupplier wouldLose) {
        form.getElement().setAttribute("data-guard", "");
        form.addAttachListener(attached -> {
            var ui = attached.getUI();
            Registration leaving = ui.addBeforeLeaveListener(event -> ask(event, ui, form, wouldLose));
            form.addDetachListener(detached -> {
                detached.unregisterListener();
                leaving.remove();
            });
        });
    }

    /** For the browser's question; typing that the server has not heard of is noticed there. */
    static void tell(Component form, boolean changed) {
        if (changed) {
            form.getElement().setAttribute("data-dirty", "");
        } else {
            form.getElement().removeAttribute("data-dirty");
        }
    }

    /** @param discard called when the person gives up what was entered */
    static ConfirmDialog question(Component form, Runnable discard) {
        return Dialogs.question(
                form.getTranslation("platform.form.leave"),
                form.getTranslation("platform.form.leave.text"),
                form.getTranslation("platform.form.leave.verb"),
                form.getTranslation("platform.form.leave.stay"),
                discard);
    }

    private static void ask(BeforeLeaveEvent event, UI ui, Component form, BooleanSupplier wouldLose) {
        if (!wouldLose.getAsBoolean() || event.isPostponed()) {
            return;
        }
        var leaving = event.postpone();
        var here = ui.getActiveViewLocation();
        var question = question(form, leaving::proceed);
        // The way back has changed the address before anybody was asked.
        question.addCancelListener(
                stayed -> ui.getPage().getHistory().replaceState(null, here.getPathWithQueryParameters()));
        question.open();
    }
}
