package pl.nurt.shell.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.Languages;
import pl.nurt.shell.Preferences;

/**
 * Language and colours of the page that is being made: what the browser remembers, else the account's language, else the
 * browser's, else Polish.
 *
 * @param theme system, light or dark
 */
record PageContext(String language, String theme) {
    static PageContext of(VaadinRequest request, CurrentUser currentUser) {
        var preferences = Preferences.from(name -> cookie(request, name));
        var language = preferences.language() != null
                ? preferences.language()
                : currentUser.get().map(SignedInUser::language).orElseGet(() -> browserLanguage(request));
        return new PageContext(language, Objects.requireNonNullElse(preferences.theme(), "system"));
    }

    Locale locale() {
        return Languages.supported(Locale.of(language));
    }

    /** For a page whose request is over: what {@link PageSetup} decided when the page was opened. */
    static PageContext of(UI ui) {
        var stored = ComponentUtil.getData(ui, PageContext.class);
        return stored != null ? stored : new PageContext(ui.getLocale().getLanguage(), "system");
    }

    void keepIn(UI ui) {
        ComponentUtil.setData(ui, PageContext.class, this);
        ui.setLocale(locale());
    }

    private static String browserLanguage(VaadinRequest request) {
        var wanted = request.getLocale();
        return Languages.supported(wanted == null ? Languages.POLISH : wanted).getLanguage();
    }

    private static @Nullable String cookie(VaadinRequest request, @Nullable String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
