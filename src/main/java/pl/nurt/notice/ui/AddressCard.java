package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.choice.AddressOutcome;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.choice.OwnAddress;
import pl.nurt.notice.choice.OwnAddressId;
import pl.nurt.notice.choice.OwnAddresses;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.PhoneText;

/** E-mail and phone for messages, where the portal has such channels: given, confirmed by a code, removed. */
final class AddressCard extends Card {
    private static final int CODE = 6;
    private static final String POLAND = "48";

    private final OwnAddresses addresses;
    private final Choices choices;
    private final Viewer viewer;
    private final Div body = new Div();

    /** Fields for codes that have not left yet. */
    private final Map<OwnAddressId, TextField> onTheWay = new ConcurrentHashMap<>();

    AddressCard(OwnAddresses addresses, Choices choices, Viewer viewer, LiveUpdates live) {
        super("");
        setHeading(getTranslation("notice.address"));
        this.addresses = addresses;
        this.choices = choices;
        this.viewer = viewer;
        body.addClassName("stack");
        add(body);
        show(null);
        live.whileAttached(this, DeliveriesChanged.class, event -> !onTheWay.isEmpty(), events -> left());
    }

    /** What is typed already stays; only what is said of the code changes. */
    private void left() {
        for (var address : choices.of(viewer).addresses()) {
            var field = onTheWay.get(address.id());
            if (field != null) {
                say(field, address);
            }
            if (address.codeSent()) {
                onTheWay.remove(address.id());
            }
        }
    }

    private void show(@Nullable Channel focused) {
        body.removeAll();
        onTheWay.clear();
        var now = choices.of(viewer);
        for (var channel : List.of(Channel.EMAIL, Channel.SMS)) {
            if (now.channels().contains(channel)) {
                body.add(now.addresses().stream()
                        .filter(address -> address.channel() == channel)
                        .findFirst()
                        .map(address -> address.confirmed() ? confirmed(address) : waiting(address, channel == focused))
                        .orElseGet(() -> empty(channel)));
            }
        }
    }

    private Div confirmed(OwnAddress address) {
        var name = new Span(getTranslation("notice.channel." + address.channel()));
        name.addClassNames("muted", "small");
        var words = new Div(name, new Span(text(address)));
        words.addClassName("stack-words");
        if (address.dead()) {
            words.add(new Badge(State.WARN, getTranslation("notice.address.dead")));
        }
        var line = new Div(words, remove(address));
        line.addClassNames("row", "between");
        return line;
    }

    private Div empty(Channel channel) {
        var field = new TextField(
                channel == Channel.EMAIL
                        ? getTranslation("notice.address.email")
                        : getTranslation("notice.address.phone"));
        field.setMaxLength(254);
        field.setAutocomplete(channel == Channel.EMAIL ? Autocomplete.EMAIL : Autocomplete.TEL);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(changed -> field.setInvalid(false));
        var send = new Button(getTranslation("notice.address.sendCode"), pressed -> {
            var outcome = addresses.give(viewer, channel, field.getValue());
            if (outcome == AddressOutcome.CODE_SENT) {
                show(channel);
            } else {
                refuse(field, outcome, channel);
            }
        });
        var form = new Div(field, send);
        form.addClassName("stack-s");
        return form;
    }

    private Div waiting(OwnAddress address, boolean focus) {
        var field = new TextField();
        say(field, address);
        if (!address.codeSent()) {
            onTheWay.put(address.id(), field);
        }
        field.setMaxLength(CODE);
        field.setAllowedCharPattern("[0-9]");
        field.getElement().setProperty("autocomplete", "one-time-code");
        field.getElement().setAttribute("inputmode", "numeric");
        field.addValueChangeListener(changed -> field.setInvalid(false));
        var confirm = new Button(getTranslation("notice.address.confirm"), pressed -> {
            var outcome = addresses.confirm(viewer, address.id(), field.getValue());
            if (outcome == AddressOutcome.CONFIRMED) {
                show(null);
            } else {
                refuse(field, outcome, address.channel());
            }
        });
        if (focus) {
            field.focus();
        }
        var actions = new Div(confirm, remove(address));
        actions.addClassName("row");
        var form = new Div(field, actions);
        form.addClassName("stack-s");
        return form;
    }

    private Button remove(OwnAddress address) {
        var button = new Button(getTranslation("notice.address.remove"), pressed -> {
            addresses.remove(viewer, address.id());
            show(null);
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation("notice.address.remove.of", text(address)));
        return button;
    }

    private void say(TextField field, OwnAddress address) {
        field.setLabel(getTranslation(
                address.codeSent() ? "notice.address.code" : "notice.address.codeOnTheWay", text(address)));
        if (address.dead()) {
            field.setHelperText(getTranslation("notice.address.dead"));
        } else {
            field.setHelperText(address.codeSent() ? "" : getTranslation("notice.address.codeOnTheWay.text"));
        }
    }

    /** As its owner reads it: a phone without the country that all of them have. */
    private static String text(OwnAddress address) {
        return address.channel() == Channel.SMS && address.address().startsWith(POLAND)
                ? PhoneText.of(address.address().substring(POLAND.length()))
                : address.address();
    }

    private void refuse(TextField field, AddressOutcome outcome, Channel channel) {
        field.setErrorMessage(
                outcome == AddressOutcome.NOT_AN_ADDRESS
                        ? channel == Channel.EMAIL
                                ? getTranslation("notice.address.wrongEmail")
                                : getTranslation("notice.address.wrongPhone")
                        : getTranslation("notice.address.outcome." + outcome));
        field.setInvalid(true);
        field.focus();
    }
}
