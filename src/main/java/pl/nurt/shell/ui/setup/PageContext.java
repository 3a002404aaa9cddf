package pl.nurt.shell.ui.setup;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.shell.Preferences;

/**
 * Language and colours of the page that is being made: what the browser remembers, else the account's language, else the
 * browser's, else Polish.
 *
 * @param theme system, light or dark
 */
public record PageContext(String language, String theme) {
    public static PageContext of(VaadinRequest request, Optional<SignedInUser> user) {
        // A request that names no language would be given the server's.
        var browser = Optional.ofNullable(request.getHeader("Accept-Language")).map(named -> request.getLocale());
        return of(Preferences.from(name -> cookie(request, name)), user, browser);
    }

    public static PageContext of(Preferences remembered, Optional<SignedInUser> user, Optional<Locale> browser) {
        var language = Optional.ofNullable(remembered.language())
                .or(() -> user.map(SignedInUser::language))
                .or(() -> browser.map(Locale::getLanguage))
                .orElse(Languages.POLISH.getLanguage());
        return new PageContext(
                Languages.supported(Locale.of(language)).getLanguage(),
                Optional.ofNullable(remembered.theme()).orElse("system"));
    }

    /** What was decided when the page was opened; its request is long over. */
    public static PageContext of(UI ui) {
        var kept = ComponentUtil.getData(ui, PageContext.class);
        return kept != null ? kept : new PageContext(ui.getLocale().getLanguage(), "system");
    }

    public void keepIn(UI ui) {
        ComponentUtil.setData(ui, PageContext.class, this);
        ui.setLocale(Languages.supported(Locale.of(language)));
    }

    private static @Nullable String cookie(VaadinRequest request, String name) {
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
