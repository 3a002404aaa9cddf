package pl.nurt.notice.choice;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;
import pl.nurt.notice.internal.MessageKinds;
import pl.nurt.notice.internal.reach.ChoiceRepository;
import pl.nurt.notice.internal.reach.OpenChannels;
import pl.nurt.platform.Texts;

/**
 * How a person wants to be told. Everything takes effect at once, for messages that wait to be sent as well; each of these is safe to
 * repeat.
 */
@Service
public class Choices {
    /** Of the words of the consent in the bundles; a change of the words is a new version. */
    static final String CONSENT_VERSION = "2026-11";

    private final ChoiceRepository choices;
    private final MessageKinds kinds;
    private final OpenChannels open;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    Choices(
            ChoiceRepository choices,
            MessageKinds kinds,
            OpenChannels open,
            Texts texts,
            ApplicationEventPublisher events) {
        this.choices = choices;
        this.kinds = kinds;
        this.open = open;
        this.texts = texts;
        this.events = events;
    }

    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public PersonalChoices of(Viewer viewer) {
        var topics = topics(viewer);
        var chosen = choices.chosen(viewer.account());
        var wanted = new EnumMap<Topic, Set<Channel>>(Topic.class);
        for (var topic : topics) {
            var channels = EnumSet.noneOf(Channel.class);
            for (var channel : channels()) {
                if (chosen.getOrDefault(topic, Map.of()).getOrDefault(channel, topic.isUsual(channel))) {
                    channels.add(channel);
                }
            }
            wanted.put(topic, channels);
        }
        return new PersonalChoices(
                topics,
                channels(),
                wanted,
                choices.quietHours(viewer.account()),
                choices.consent(viewer.account()),
                choices.addresses(viewer.account()));
    }

    /** The inbox cannot be chosen away. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void choose(Viewer viewer, Topic topic, Channel channel, boolean wanted) {
        if (channel != Channel.INBOX) {
            choices.choose(viewer.account(), topic, channel, wanted);
        }
    }

    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void keepQuiet(Viewer viewer, boolean kept, LocalTime starts, LocalTime ends) {
        choices.keepQuiet(viewer.account(), new QuietHours(kept, starts, ends));
    }

    /** The words a person agrees to, in one of the languages. */
    public String consentWords(Locale locale) {
        return texts.getTranslation("notice.consent.words", locale);
    }

    /** Writes down the consent or its withdrawal, with the very words and the moment; the same word again adds nothing. */
    @Transactional
    @PreAuthorize("isAuthenticated()")
    public void consent(Viewer viewer, boolean given, Locale locale) {
        if (choices.consent(viewer.account()).map(NoticeConsent::given).orElse(false) != given) {
            choices.addConsent(viewer.account(), given, CONSENT_VERSION, locale.getLanguage(), consentWords(locale));
            events.publishEvent(new ConsentChanged(viewer.account()));
        }
    }

    private List<Topic> topics(Viewer viewer) {
        var told = EnumSet.noneOf(Topic.class);
        kinds.all().stream().map(MessageKind::topic).forEach(told::add);
        return told.stream()
                .filter(topic -> topic.isForResidents() != viewer.isStaff())
                .toList();
    }

    private List<Channel> channels() {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.INBOX && open.isOpen(channel))
                .toList();
    }
}
