package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.metering.meters.ui.MeterPanel;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.PolledConcentrator;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.ui.ReadNowNotice;

/** On a meter's page: through which concentrator it is read and how that one is; and reading the meter now. */
@org.springframework.stereotype.Component
class RemoteReadingPanel implements MeterPanel {

    private final Concentrators concentrators;
    private final BridgeCommands commands;
    private final CurrentUser user;
    private final LiveUpdates live;

    RemoteReadingPanel(Concentrators concentrators, BridgeCommands commands, CurrentUser user, LiveUpdates live) {
        this.concentrators = concentrators;
        this.commands = commands;
        this.user = user;
        this.live = live;
    }

    @Override
    public Optional<Component> of(MeterCard meter, Moments moments) {
        return concentrators
                .through(meter.row().meterId())
                .map(source -> new Remote(meter.row().meterId(), source, user.viewer(), moments));
    }

    private final class Remote extends Card {
        private final MeterId meter;
        private final Moments moments;
        private final Div facts = new Div();
        private final Div order = new Div();
        private final Button read = new Button();

        Remote(MeterId meter, PolledConcentrator source, Viewer viewer, Moments moments) {
            super("");
            this.meter = meter;
            this.moments = moments;
            setHeading(getTranslation("telemetry.office.remote"));
            order.addClassName("notice-list");
            order.getElement().setAttribute("aria-live", "polite");
            add(facts);
            if (viewer.may(Right.READ_METERS_NOW)) {
                read.setText(getTranslation("telemetry.office.concentrator.readNow"));
                read.addClickListener(pressed -> {
                    commands.readNow(meter, viewer);
                    showOrder();
                });
                actions(read);
            }
            add(order);
            show(source);
            showOrder();
            var bridge = source.bridge().bridgeId();
            live.whileAttached(
                    this, BridgeChanged.class, event -> event.bridge().equals(bridge), events -> reload());
            live.whileAttached(
                    this,
                    ConcentratorChanged.class,
                    event ->
                            event.concentrators().contains(source.concentrator().concentratorId()),
                    events -> reload());
            live.whileAttached(
                    this, BridgeCommandChanged.class, event -> event.bridge().equals(bridge), events -> showOrder());
        }

        private void reload() {
            concentrators.through(meter).ifPresent(this::show);
        }

        private void show(PolledConcentrator source) {
            var concentrator = source.concentrator();
            var word = ConcentratorWord.of(concentrator.state(), source.bridge().isSilent(moments.now()), this);
            var next = concentrator.nextRoundAt();
            var list = new KeyValueList()
                    .row(
                            getTranslation("telemetry.office.concentrator.name"),
                            new PageLink(
                                    TelemetryNavigation.concentrator(concentrator.concentratorId()),
                                    concentrator.name()))
                    .row(getTranslation("telemetry.office.concentrator.state"), new Badge(word.state(), word.word()));
            facts.removeAll();
            facts.add(
                    next == null
                            ? list
                            : list.row(
                                    getTranslation("telemetry.office.concentrator.nextRound"), moments.spoken(next)));
        }

        private void showOrder() {
            order.removeAll();
            var latest = commands.lastReadNow(meter);
            latest.ifPresent(command -> order.add(new ReadNowNotice(command, moments)));
            read.setEnabled(latest.isEmpty() || !latest.get().state().isOpen());
        }
    }
}
