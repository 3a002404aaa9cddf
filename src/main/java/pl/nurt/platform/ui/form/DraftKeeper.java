package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import pl.nurt.platform.drafts.Draft;
import pl.nurt.platform.drafts.DraftKey;
import pl.nurt.platform.drafts.Drafts;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Formats;

/** Keeps what is typed into the texts of a form, half a second after each pause, and puts it back when the form is opened again. */
final class DraftKeeper {
    private static final Logger log = LoggerFactory.getLogger(DraftKeeper.class);
    private static final int PAUSE_MILLIS = 500;

    private final Drafts drafts;
    private final DraftKey key;
    private final Div place;
    private final Locale language;
    private final Predicate<String> isChanged;
    private final Runnable discard;
    private final Map<String, HasValue<?, String>> texts = new LinkedHashMap<>();

    /**
     * @param isChanged whether the field of that name differs from what is stored
     * @param discard puts back what is stored
     */
    DraftKeeper(
            Drafts drafts, DraftKey key, Div place, Locale language, Predicate<String> isChanged, Runnable discard) {
        this.drafts = drafts;
        this.key = key;
        this.place = place;
        this.language = language;
        this.isChanged = isChanged;
        this.discard = discard;
    }

    /** What was typed into it is kept if it is a text and no secret. */
    void watch(String name, Component field) {
        switch (field) {
            case TextField text -> watch(name, text, text);
            case TextArea text -> watch(name, text, text);
            case EmailField text -> watch(name, text, text);
            default -> {}
        }
    }

    private void watch(String name, HasValue<?, String> text, HasValueChangeMode often) {
        often.setValueChangeMode(ValueChangeMode.LAZY);
        often.setValueChangeTimeout(PAUSE_MILLIS);
        texts.put(name, text);
    }

    /** Puts a draft into the fields and says so. */
    void restore() {
        drafts.find(key).ifPresent(this::restore);
    }

    private void restore(Draft draft) {
        texts.forEach((name, text) -> {
            var kept = draft.texts().get(name);
            if (kept != null) {
                text.setValue(kept);
            }
        });
        var at = Formats.of(language).moment(draft.changedAt());
        place.removeAll();
        place.add(new Notice(
                        State.INFO,
                        place.getTranslation("platform.form.draft", at),
                        place.getTranslation("platform.form.draft.text"))
                .actions(new Button(place.getTranslation("platform.form.draft.discard"), pressed -> discard.run()))
                .announced());
    }

    /** Keeps the texts that differ from what is stored. */
    void keep() {
        var kept = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> {
            if (isChanged.test(name)) {
                kept.put(name, text.getValue());
            }
        });
        if (kept.isEmpty()) {
            place.removeAll();
        }
        try {
            drafts.keep(key, kept);
        } catch (DataAccessException unreachable) {
            // What was typed still stands in the form.
            log.warn("draft not kept form={}", key.form(), unreachable);
        }
    }
}
