package pl.nurt.shell.ui.failure;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import pl.nurt.platform.NotFoundException;

/**
 * The one place where a failure nobody expected ends: the log gets the details under a reference, the person gets the
 * reference and plain words; what no page of ours sent gets a short line and no words. Not there, not yours and not allowed get the same answer and no reference.
 */
@Component
public class UnexpectedErrors implements ErrorHandler {
    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrors.class);
    /** Without letters and digits that are mistaken for each other on the phone. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClientNonsense nonsense;

    public UnexpectedErrors(ClientNonsense nonsense) {
        this.nonsense = nonsense;
    }

    @Override
    public void error(ErrorEvent event) {
        var failure = event.getThrowable();
        if (nonsense.isOne(failure)) {
            nonsense.note(failure);
            return;
        }
        if (isCausedBy(failure, AuthenticationCredentialsNotFoundException.class)) {
            // The sign-in ended while the page was doing something: it is on its way to the sign-in page.
            log.info("page left: nobody is signed in any more");
            return;
        }
        var isAbsence = isAbsence(failure);
        var reference = isAbsence ? "" : log(failure);
        var ui = UI.getCurrent();
        if (ui == null || ui.isClosing()) {
            return;
        }
        var dialog = new ConfirmDialog();
        if (isAbsence) {
            dialog.setHeader(ui.getTranslation("shell.notFound"));
            dialog.setText(ui.getTranslation("shell.notFound.text"));
        } else {
            dialog.setHeader(ui.getTranslation("shell.failure"));
            dialog.setText(ui.getTranslation("shell.failure.dialog", reference));
        }
        dialog.setConfirmText(ui.getTranslation("platform.close"));
        dialog.open();
    }

    /** Writes the failure to the log and returns the reference under which it is found there. */
    public static String log(Throwable failure) {
        var reference = newReference();
        log.error("unexpected failure reference={}", reference, failure);
        return reference;
    }

    private static boolean isAbsence(Throwable failure) {
        return isCausedBy(failure, NotFoundException.class) || isCausedBy(failure, AccessDeniedException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String newReference() {
        var reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            reference.append(i == 4 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return reference.toString();
    }
}
