package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import pl.nurt.identity.Right;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.ui.ReadNowNotice;

/** A concentrator looked at closer: how it is, which meters are not well and why, and reading it now. */
final class ConcentratorPanel extends Section {
    private static final int LATEST = 20;

    private final BridgeCommands commands;
    private final Viewer viewer;
    private final ConcentratorId id;
    private final Moments moments;
    private final Div state = new Div();
    private final Div order = new Div();
    private final Button read = new Button();

    ConcentratorPanel(
            BridgeCommands commands,
            Viewer viewer,
            BridgeStatus bridge,
            ConcentratorStatus status,
            Moments moments,
            Runnable close) {
        this.commands = commands;
        this.viewer = viewer;
        this.id = status.concentratorId();
        this.moments = moments;
        addClassNames("office-detail", "concentrator-panel", "stack");
        getElement().setAttribute("aria-label", status.name());
        state.addClassName("stack");
        order.addClassName("notice-list");
        order.getElement().setAttribute("aria-live", "polite");
        add(new PanelHead(status.name(), close), state);
        if (viewer.may(Right.READ_METERS_NOW)) {
            read.setText(getTranslation("telemetry.office.concentrator.readNow"));
            read.addThemeVariants(ButtonVariant.PRIMARY);
            read.addClickListener(pressed -> {
                commands.readNow(id, this.viewer);
                showOrder();
            });
            var actions = new Div(read);
            actions.addClassName("actions");
            add(actions);
            if (Technicians.include(viewer) && bridge.configuration().newest() != null) {
                actions.add(new PageLink(
                        TelemetryNavigation.edit(bridge.bridgeId(), status.code()),
                        getTranslation("telemetry.office.concentrator.edit")));
            }
            if (Technicians.include(viewer) && status.protocol().isMBus()) {
                actions.add(new PageLink(TelemetryNavigation.search(id), getTranslation("telemetry.search.open")));
            }
        }
        add(order);
        show(bridge, status);
        showOrder();
    }

    ConcentratorId id() {
        return id;
    }

    /** Says how the concentrator is now. */
    void show(BridgeStatus bridge, ConcentratorStatus status) {
        state.removeAll();
        state.add(badges(bridge, status));
        if (status.error() != null && status.state() != ConcentratorState.ONLINE) {
            var why = new Paragraph(status.error());
            why.addClassName("muted");
            state.add(why);
        }
        state.add(facts(bridge, status));
        if (!status.unwell().isEmpty()) {
            state.add(unwell(status.unwell()));
        }
    }

    /** Says what became of the last order to read. */
    void showOrder() {
        order.removeAll();
        var latest = commands.history(id, LATEST).stream()
                .filter(command -> command.kind() == BridgeCommandKind.READ_NOW)
                .findFirst();
        latest.ifPresent(command -> order.add(new ReadNowNotice(command, moments)));
        read.setEnabled(latest.isEmpty() || !latest.get().state().isOpen());
    }

    private Div badges(BridgeStatus bridge, ConcentratorStatus status) {
        var word = ConcentratorWord.of(status.state(), bridge.isSilent(moments.now()), this);
        var badges = new Div(new Badge(word.state(), word.word()));
        badges.addClassName("badges");
        return badges;
    }

    private KeyValueList facts(BridgeStatus bridge, ConcentratorStatus status) {
        var list = new KeyValueList();
        var since = status.stateSince();
        if (since != null) {
            list.row(getTranslation("telemetry.office.concentrator.stateSince"), moments.spoken(since));
        }
        var contact = status.lastContactAt();
        list.row(
                getTranslation("telemetry.office.concentrator.lastContact"),
                contact == null ? "–" : moments.ago(contact));
        var next = status.nextRoundAt();
        if (next != null) {
            list.row(getTranslation("telemetry.office.concentrator.nextRound"), moments.spoken(next));
        }
        if (status.state() != ConcentratorState.NEW) {
            list.row(
                    getTranslation("telemetry.office.concentrator.meters"),
                    getTranslation(
                            "telemetry.office.concentrator.ofMeters", status.metersAnswered(), status.metersAsked()));
        }
        return list.row(
                        getTranslation("telemetry.office.concentrator.registered.name"),
                        moments.formats().count(status.meters()))
                .row(
                        getTranslation("telemetry.office.concentrator.protocol"),
                        getTranslation("telemetry.office.protocol." + status.protocol()))
                .row(getTranslation("telemetry.office.concentrator.code"), status.code() + " · " + bridge.code());
    }

    private Div unwell(List<MeterHealth> meters) {
        var list = new UnorderedList();
        list.addClassName("unwell");
        meters.forEach(meter -> list.add(new ListItem(unwell(meter))));
        var part = new Div(new H3(getTranslation("telemetry.office.concentrator.unwell")), list);
        part.addClassName("stack-s");
        return part;
    }

    private Component unwell(MeterHealth meter) {
        var name = new Span(meter.meter());
        name.addClassName("unwell-meter");
        var word = new Span(getTranslation("telemetry.office.trouble." + meter.state()));
        if (meter.reason() != null) {
            word.setTitle(meter.reason());
        }
        var answered = meter.lastAnswerAt();
        var since = new Span(
                answered == null
                        ? getTranslation("telemetry.office.trouble.never")
                        : getTranslation("telemetry.office.trouble.last", moments.spoken(answered)));
        since.addClassName("muted");
        return new Div(name, word, since);
    }
}
