package pl.nurt.notice.choice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.nurt.notice.Channel;
import pl.nurt.notice.Topic;

/**
 * How a person is told now.
 *
 * @param topics there is something to tell of
 * @param channels that this portal has, without the inbox
 * @param wanted by topic, where nothing was chosen as is usual
 * @param consent the last word, if there was any
 */
public record PersonalChoices(
        List<Topic> topics,
        List<Channel> channels,
        Map<Topic, Set<Channel>> wanted,
        QuietHours quiet,
        Optional<NoticeConsent> consent,
        List<OwnAddress> addresses) {
    public boolean consents() {
        return consent.filter(NoticeConsent::given).isPresent();
    }
}
