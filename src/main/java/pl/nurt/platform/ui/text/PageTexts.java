package pl.nurt.platform.ui.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pl.nurt.platform.Texts;

/** The texts as pages show them: in Polish ones a one-letter word never ends a line. Messages keep the plain space, which an SMS needs. */
@Component
class PageTexts implements I18NProvider {
    /** Shorter ones hardly break. */
    private static final int LONG = 60;

    private static final Pattern ONE_LETTER_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])([aiouwzAIOUWZ]) (?=\\S)");

    private final Texts texts;

    PageTexts(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var text = texts.getTranslation(key, locale, params);
        return Languages.supported(locale).equals(Languages.POLISH) ? bound(text) : text;
    }

    static String bound(String text) {
        return text.length() < LONG ? text : ONE_LETTER_WORD.matcher(text).replaceAll("$1\u00a0");
    }
}
