package pl.nurt.platform.drafts;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.drafts.internal.DraftRepository;

/**
 * Keeps drafts until they are saved, given up, or a month old. A person has one draft of each form: of two windows with the same form, the one in
 * which something was typed last.
 *
 * <p>Safe to repeat: keeping the same again moves its time only, forgetting what is not there changes nothing.
 */
@Service
public class Drafts {
    private final DraftRepository drafts;

    Drafts(DraftRepository drafts) {
        this.drafts = drafts;
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(DraftKey key) {
        return drafts.find(key);
    }

    /** Replaces what was kept. @param texts nothing at all is forgotten */
    @Transactional
    public void keep(DraftKey key, Map<String, String> texts) {
        if (texts.isEmpty()) {
            drafts.forget(key);
        } else {
            drafts.keep(key, texts);
        }
    }

    @Transactional
    public void forget(DraftKey key) {
        drafts.forget(key);
    }
}
