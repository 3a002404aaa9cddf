package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.push.PushDevice;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.notice.push.SubscriptionOutcome;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Formats;

/**
 * Push on this device and the others of the person. The browser's own question comes only after a press here.
 *
 * <p>What the browser can do is told by {@code push.ts}, and again after each press.
 */
final class PushCard extends Card {
    private final PushDevices devices;
    private final Viewer viewer;
    private final Runnable agreed;
    private final Div here = new Div();
    private final Div others = new Div();
    private @Nullable String endpoint;
    private boolean pressed;

    /** @param agreed called when the person has switched a device on, which says yes to the consent beside it */
    PushCard(PushDevices devices, Viewer viewer, Runnable agreed) {
        super("");
        setHeading(getTranslation("notice.push"));
        this.devices = devices;
        this.viewer = viewer;
        this.agreed = agreed;
        here.addClassName("push-box");
        add(here, others);
        var key = devices.publicKey();
        if (key.isEmpty()) {
            here.add(new Paragraph(getTranslation("notice.push.off")));
            return;
        }
        // Told by the browser in a moment.
        here.add(new Paragraph(getTranslation("notice.push.looking")));
        getElement()
                .addEventListener("nurt-push", this::told)
                .addEventData("event.detail.state")
                .addEventData("event.detail.name")
                .addEventData("event.detail.endpoint")
                .addEventData("event.detail.p256dh")
                .addEventData("event.detail.auth")
                .addEventData("event.detail.pressed");
        addAttachListener(attached -> getElement().executeJs("window.nurtPush.attach(this, $0)", key.get()));
        showOthers();
    }

    private void told(DomEvent event) {
        var state = text(event, "state").orElse("");
        // A page that is opened finds the device on as well; only a press says yes.
        pressed = text(event, "pressed").isPresent();
        here.removeAll();
        if (state.equals("on")) {
            endpoint = text(event, "endpoint").orElse("");
            bind(
                    new PushSubscription(
                            endpoint,
                            text(event, "p256dh").orElse(""),
                            text(event, "auth").orElse("")),
                    text(event, "name").orElse(""));
        } else {
            switch (state) {
                case "denied" ->
                    here.add(steps(
                            getTranslation("notice.push.denied"),
                            new ListItem(getTranslation("notice.push.denied.1")),
                            new ListItem(getTranslation("notice.push.denied.2"))));
                case "install" ->
                    here.add(steps(
                            getTranslation("notice.push.install"),
                            pictured(Icons.SHARE, getTranslation("notice.push.install.1")),
                            pictured(Icons.ADD_TO_HOME, getTranslation("notice.push.install.2")),
                            pictured(Icons.DROP, getTranslation("notice.push.install.3"))));
                case "unsupported" -> here.add(new Paragraph(getTranslation("notice.push.unsupported")));
                case "failed" -> standIn(text(event, "name").orElse(""));
                default -> here.add(invitation());
            }
        }
        showOthers();
    }

    private void bind(PushSubscription subscription, String name) {
        switch (devices.switchOn(viewer, subscription, name)) {
            case SubscriptionOutcome.ON -> {
                if (pressed) {
                    agreed.run();
                }
                here.add(new Notice(State.GOOD, getTranslation("notice.push.on"), getTranslation("notice.push.on.text"))
                        .announced());
            }
            case SubscriptionOutcome.SOMEBODY_ELSES -> {
                here.add(new Notice(
                                State.WARN,
                                getTranslation("notice.push.somebodyElses"),
                                getTranslation("notice.push.somebodyElses.text"))
                        .actions(button("notice.push.takeOver", "anew")));
            }
            case SubscriptionOutcome.UNUSABLE -> here.add(failed());
        }
    }

    /** In a demo without a way to the browser's push service, a device of the stand-in takes its place. */
    private void standIn(String name) {
        devices.standIn().ifPresentOrElse(subscription -> bind(subscription, name), () -> here.add(failed()));
    }

    private Div invitation() {
        var title = new Paragraph(getTranslation("notice.push.invite"));
        title.addClassName("push-title");
        var gains = new UnorderedList(
                new ListItem(getTranslation("notice.push.gain1")),
                new ListItem(getTranslation("notice.push.gain2")),
                new ListItem(getTranslation("notice.push.gain3")));
        var asks = new Paragraph(getTranslation("notice.push.willAsk"));
        asks.addClassNames("muted", "small");
        return new Div(
                title,
                new Paragraph(getTranslation("notice.push.invite.text")),
                gains,
                button("notice.push.switchOn", "on"),
                asks);
    }

    private Notice failed() {
        return new Notice(State.WARN, getTranslation("notice.push.failed"), getTranslation("notice.push.failed.text"))
                .announced()
                .actions(button("notice.push.again", "on"));
    }

    private static Div steps(String what, ListItem... steps) {
        var title = new Paragraph(what);
        title.addClassName("push-title");
        return new Div(title, new OrderedList(steps));
    }

    /** With what is to be looked for, as the phone draws it. */
    private static ListItem pictured(Icons picture, String step) {
        var icon = picture.create();
        icon.addClassName("push-picture");
        return new ListItem(icon, new Span(step));
    }

    /** Its press is answered in the browser, in the same gesture. */
    private Button button(String key, String what) {
        var button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.getElement().setAttribute("data-push", what);
        return button;
    }

    private void showOthers() {
        others.removeAll();
        var list = devices.list(viewer);
        if (!list.isEmpty()) {
            others.add(list(list));
        }
    }

    private UnorderedList list(List<PushDevice> all) {
        var current = Optional.ofNullable(endpoint).flatMap(known -> devices.find(viewer, known));
        var list = new UnorderedList();
        list.addClassName("device-list");
        for (var device : all) {
            var isHere = current.filter(device.id()::equals).isPresent();
            var name = new Span(isHere ? getTranslation("notice.push.here", device.name()) : device.name());
            var formats = Formats.of(getLocale());
            var shown = new Span(device.lastShown()
                    .map(at -> getTranslation("notice.push.shown", formats.moment(at)))
                    .orElseGet(
                            () -> getTranslation("notice.push.since", formats.day(CivilTime.dayOf(device.since())))));
            shown.addClassNames("muted", "small");
            var words = new Div(name, shown);
            words.addClassName("stack-words");
            device.seemsDeadSince().ifPresent(since -> words.add(silent(formats.day(CivilTime.dayOf(since)))));
            var off = new Button(getTranslation("notice.push.switchOff"), pressed -> switchOff(device, isHere));
            off.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            off.setAriaLabel(getTranslation("notice.push.switchOff.of", device.name()));
            list.add(new ListItem(words, off));
        }
        return list;
    }

    /** It may be lost, or its browser lets nothing through: what to do about it. */
    private Div silent(String since) {
        var how = new Span(getTranslation("notice.push.silent.text"));
        how.addClassName("small");
        var words = new Div(new Badge(State.WARN, getTranslation("notice.push.silent", since)), how);
        words.addClassName("stack-words");
        return words;
    }

    private void switchOff(PushDevice device, boolean isHere) {
        devices.switchOff(viewer, device.id());
        if (isHere) {
            endpoint = null;
            getElement().executeJs("window.nurtPush.switchOff()");
            here.removeAll();
            here.add(invitation());
        }
        showOthers();
    }

    private static Optional<String> text(DomEvent event, String field) {
        return Optional.ofNullable(event.getEventData().get("event.detail." + field))
                .filter(value -> value.isString())
                .map(value -> value.asString());
    }
}
