package pl.nurt.notice.ui;

import com.vaadin.flow.component.html.Div;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.notice.Channel;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.choice.OwnAddresses;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.platform.live.LiveUpdates;

/** How the signed-in person is told: devices, channels by topic, quiet hours, consent. */
@Component
class ReachCards {
    private final PushDevices devices;
    private final Choices choices;
    private final OwnAddresses addresses;
    private final StandInNotice standIns;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    ReachCards(
            PushDevices devices,
            Choices choices,
            OwnAddresses addresses,
            StandInNotice standIns,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.devices = devices;
        this.choices = choices;
        this.addresses = addresses;
        this.standIns = standIns;
        this.currentUser = currentUser;
        this.live = live;
    }

    /** New cards for the signed-in person. */
    Div create() {
        var viewer = currentUser.viewer();
        var consent = new ConsentCard(choices, viewer, live);
        var cards = new Div(
                new PushCard(devices, viewer, () -> {
                    choices.consent(viewer, true, consent.language());
                    consent.show();
                }),
                new ChannelCard(choices, viewer));
        if (choices.of(viewer).channels().stream().anyMatch(channel -> channel != Channel.PUSH)) {
            cards.add(new AddressCard(addresses, choices, viewer, live));
        }
        cards.add(consent);
        standIns.create().ifPresent(cards::add);
        return cards;
    }
}
