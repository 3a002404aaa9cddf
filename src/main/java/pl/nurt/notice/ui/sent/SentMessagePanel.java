package pl.nurt.notice.ui.sent;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.outgoing.DeliveryStep;
import pl.nurt.notice.outgoing.SentMessage;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.history.HistoryEntry;
import pl.nurt.platform.ui.history.HistoryList;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Formats;

/** One message on its way to one recipient by one channel: when it did what, why it did not arrive, and another try. */
final class SentMessagePanel extends Section {
    private static final int STEPS = 20;

    private final SentMessages sent;
    private final Viewer viewer;
    private final DeliveryId delivery;
    private final Runnable close;
    private final Runnable changed;

    SentMessagePanel(SentMessages sent, Viewer viewer, DeliveryId delivery, Runnable close, Runnable changed) {
        this.sent = sent;
        this.viewer = viewer;
        this.delivery = delivery;
        this.close = close;
        this.changed = changed;
        addClassName("office-detail");
        show();
    }

    /** As it is now. */
    void show() {
        var message = sent.find(viewer, delivery, getLocale());
        removeAll();
        getElement().setAttribute("aria-label", message.title());
        var steps = new HistoryList<DeliveryStep>(
                getTranslation("notice.office.steps"),
                STEPS,
                (after, size) -> after == null ? sent.steps(viewer, delivery) : List.of(),
                this::words);
        add(
                new PanelHead(message.title(), close),
                DeliveryLook.state(message, this),
                facts(message),
                actions(message),
                new H3(getTranslation("notice.office.steps")),
                steps);
    }

    private KeyValueList facts(SentMessage message) {
        var facts = new KeyValueList()
                .row(getTranslation("notice.office.to"), message.to())
                .row(getTranslation("notice.office.channel"), getTranslation("notice.channel." + message.channel()))
                .row(getTranslation("notice.office.topic"), getTranslation("notice.topic." + message.topic()));
        moment(facts, "notice.office.at", message.at());
        moment(facts, "notice.office.sentAt", message.sentAt());
        moment(facts, "notice.office.deliveredAt", message.deliveredAt());
        moment(facts, "notice.office.openedAt", message.openedAt());
        if (message.attempts() > 0) {
            facts.row(getTranslation("notice.office.attempts"), Integer.toString(message.attempts()));
        }
        var parts = message.smsParts();
        if (parts != null) {
            facts.row(getTranslation("notice.office.parts"), Integer.toString(parts));
        }
        return facts;
    }

    private void moment(KeyValueList facts, String key, @Nullable Instant moment) {
        if (moment != null) {
            facts.row(getTranslation(key), Formats.of(getLocale()).moment(moment));
        }
    }

    private Div actions(SentMessage message) {
        var actions = new Div();
        actions.addClassName("actions");
        actions.setVisible(message.isRetryable() && viewer.may(Right.RETRY_MESSAGES));
        if (actions.isVisible()) {
            var again = new Button(getTranslation("notice.office.retry"), pressed -> {
                sent.retry(viewer, delivery);
                show();
                changed.run();
            });
            again.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(again);
        }
        return actions;
    }

    private HistoryEntry words(DeliveryStep step) {
        var note = step.note();
        return new HistoryEntry(
                step.at(),
                step.by(),
                word(step.step()),
                List.of(),
                note == null ? null : DeliveryLook.reason(note, this));
    }

    /** The steps that are written down, by their words in the table. */
    enum Step {
        CALLBACK("callback"),
        RETRY("retry"),
        REFUSED("refused"),
        LATER("later"),
        DOWN(DeliveryStep.DOWN),
        WORKER_DIED("worker died");

        private final String word;

        Step(String word) {
            this.word = word;
        }
    }

    private String word(String step) {
        return Arrays.stream(Step.values())
                .filter(one -> one.word.equals(step))
                .findFirst()
                .map(one -> getTranslation("notice.step." + one))
                .orElseGet(() -> getTranslation("notice.step.other"));
    }
}
