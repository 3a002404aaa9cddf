package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.ui.BridgeKeysCard;
import pl.nurt.telemetry.bridges.ui.BridgePanel;
import pl.nurt.telemetry.bridges.ui.EnrolmentDialog;
import pl.nurt.telemetry.bridges.ui.RotationDialog;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.ui.ConfigurationCard;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.ui.OrdersCard;

/** One bridge in full: how it is, what it reads, its configuration in versions, its orders and its keys. Moves by itself. */
@Route(TelemetryNavigation.BRIDGES + "/:bridgeId")
@RolesAllowed(Rights.STAFF)
class BridgeView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Bridges bridges;
    private final Concentrators concentrators;
    private final BridgeCommands commands;
    private final BridgeConfigurations configurations;
    private final LiveUpdates live;
    private final Viewer viewer;
    private final Moments moments;
    private String title = "";

    BridgeView(
            Bridges bridges,
            Concentrators concentrators,
            BridgeCommands commands,
            BridgeConfigurations configurations,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.bridges = bridges;
        this.concentrators = concentrators;
        this.commands = commands;
        this.configurations = configurations;
        this.live = live;
        viewer = user.viewer();
        moments = new Moments(this, getLocale(), clock);
        addClassNames("bridge-view", "stack");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var bridge = event.getRouteParameters()
                .get("bridgeId")
                .flatMap(InAddress::number)
                .map(BridgeId::new)
                .orElseThrow(NotFoundException::new);
        show(concentrators.bridge(bridge));
    }

    private void show(BridgeStatus status) {
        var bridge = status.bridgeId();
        title = getTranslation("telemetry.office.bridge", status.code());
        var health = new BridgePanel(status, moments);
        health.setHeading(getTranslation("telemetry.office.bridge.health"));
        var keys = new BridgeKeysCard(bridges, bridge, moments);
        keys.show(status.keys());
        var plan = new ConfigurationCard(configurations, status, viewer, moments);
        var orders = new OrdersCard(commands, bridge, moments);
        if (Technicians.include(viewer)) {
            health.actions(resend(bridge));
            keys.actions(newCode(status), rotate(bridge), rotation(bridge), revoke(status));
        }
        var cards = new Div(health, keys);
        cards.addClassNames("cards", "cards-even");
        removeAll();
        add(
                new PageHeading(title)
                        .actions(
                                new LiveBadge(),
                                new PageLink(
                                        TelemetryNavigation.CONCENTRATORS,
                                        getTranslation("telemetry.office.concentrators"))),
                cards,
                plan,
                orders);
        live.whileAttached(health, BridgeChanged.class, event -> event.bridge().equals(bridge), events -> {
            var now = concentrators.bridge(bridge);
            health.show(now);
            keys.show(now.keys());
        });
        live.whileAttached(
                health, ConcentratorChanged.class, event -> true, events -> health.show(concentrators.bridge(bridge)));
        live.whileAttached(health, TimePassed.class, event -> true, events -> health.repaint());
        live.whileAttached(
                plan,
                ConfigurationChanged.class,
                event -> event.bridge().equals(bridge),
                events -> plan.show(concentrators.bridge(bridge)));
        live.whileAttached(
                orders, BridgeCommandChanged.class, event -> event.bridge().equals(bridge), events -> orders.reload());
    }

    private Button newCode(BridgeStatus status) {
        return new Button(
                getTranslation("telemetry.office.bridge.newCode"),
                pressed -> new EnrolmentDialog(bridges.makeEnrolmentCode(status.bridgeId(), viewer), moments).open());
    }

    private Button rotate(BridgeId bridge) {
        var button = new Button(
                getTranslation("telemetry.office.bridge.rotateKey"), pressed -> commands.rotateKey(bridge, viewer));
        return button;
    }

    private Button rotation(BridgeId bridge) {
        return new Button(
                getTranslation("telemetry.office.bridge.rotation.change"),
                pressed -> RotationDialog.of(
                                bridges,
                                bridge,
                                concentrators.bridge(bridge).keys().rotationDays(),
                                viewer)
                        .open());
    }

    private Button resend(BridgeId bridge) {
        return new Button(
                getTranslation("telemetry.office.bridge.resend"),
                pressed -> commands.resendDeadLetters(bridge, viewer));
    }

    private Button revoke(BridgeStatus status) {
        return new Button(
                getTranslation("telemetry.office.bridge.revoke"),
                pressed -> Dialogs.confirm(
                        getTranslation("telemetry.office.bridge.revoke.title", status.code()),
                        getTranslation("telemetry.office.bridge.revoke.text"),
                        getTranslation("telemetry.office.bridge.revoke"),
                        () -> bridges.revokeKeys(status.bridgeId(), viewer)));
    }
}
