package pl.nurt.platform.ui.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pl.nurt.platform.Texts;

/** The texts as pages show them: in Polish ones a one-letter word never ends a line. Messages keep the plain space, which an SMS needs. */
@Component
class PageTexts implements I18NProvider {
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
        return LineBreaks.bound(texts.getTranslation(key, locale, params), locale);
    }
}
