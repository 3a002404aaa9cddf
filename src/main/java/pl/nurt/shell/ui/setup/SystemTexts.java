package pl.nurt.shell.ui.setup;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.SystemMessagesProvider;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The framework's own messages in the person's language: the page and the server lost step, no cookies. */
@Component
class SystemTexts implements SystemMessagesProvider {
    private final transient I18NProvider texts;

    SystemTexts(I18NProvider texts) {
        this.texts = texts;
    }

    @Override
    public SystemMessages getSystemMessages(SystemMessagesInfo about) {
        var locale = about.getLocale();
        var messages = new CustomizedSystemMessages();
        // The page loads anew by itself: it goes on where the sign-in is still good, or the sign-in page says why not.
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(text("shell.internalError", locale));
        messages.setInternalErrorMessage(text("shell.internalError.text", locale));
        messages.setSyncErrorNotificationEnabled(true);
        messages.setSyncErrorCaption(text("shell.syncError", locale));
        messages.setSyncErrorMessage(text("shell.syncError.text", locale));
        messages.setCookiesDisabledCaption(text("shell.cookies", locale));
        messages.setCookiesDisabledMessage(text("shell.cookies.text", locale));
        return messages;
    }

    private String text(String key, Locale locale) {
        return texts.getTranslation(key, locale);
    }
}
