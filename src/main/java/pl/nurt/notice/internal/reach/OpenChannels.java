package pl.nurt.notice.internal.reach;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.nurt.notice.Channel;
import pl.nurt.notice.internal.Sender;

/** The channels this portal is set up for; for others no rows are written. */
@Component
public class OpenChannels {
    private final Map<Channel, Sender> senders;

    OpenChannels(List<Sender> senders) {
        this.senders = senders.stream().collect(toUnmodifiableMap(Sender::channel, Function.identity()));
    }

    public boolean isOpen(Channel channel) {
        return channel == Channel.INBOX || sender(channel).isPresent();
    }

    /** Who hands the channel's messages over, where it is set up. */
    public Optional<Sender> sender(Channel channel) {
        return Optional.ofNullable(senders.get(channel)).filter(Sender::isSetUp);
    }
}
