package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.explained.ui.LinesCard;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.billing.settlement.OfferChangedException;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.billing.settlement.SettlementStop;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Moments;

/**
 * From the last reading over the price to the invoice. The meter is asked when somebody wants it and waited for while the page is open; nothing is
 * issued before the price was seen and accepted.
 */
final class SettleFlow extends Div {
    private static final int LOOK_EVERY_MILLISECONDS = 2000;

    private final SettleCounter counter;
    private final Duration patience;
    private final LineWords words;
    private final Moments moments;
    private final StepsLine steps = new StepsLine();
    private final Div body = new Div();
    private volatile Set<MeterId> watched = Set.of();
    private List<MeterNow> known = List.of();
    private @Nullable Instant askedAt;

    SettleFlow(SettleCounter counter, Duration patience, LiveUpdates live, Clock clock) {
        this.counter = counter;
        this.patience = patience;
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        moments = new Moments(this, getLocale(), clock);
        addClassName("stack");
        body.addClassName("stack");
        add(steps, body);
        live.whileAttached(
                this, ReadingsAccepted.class, event -> isWatched(event.meters()), events -> lookWhileWaiting());
        begin();
    }

    private boolean isWatched(Set<MeterId> meters) {
        return watched.stream().anyMatch(meters::contains);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var polls = attached.getUI().addPollListener(polled -> lookWhileWaiting());
        addDetachListener(detached -> {
            detached.unregisterListener();
            polls.remove();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
    }

    /** What the meter said last, and whether it is to be asked. What no reading would mend is said at once. */
    private void begin() {
        known = counter.meters();
        watched = known.stream().map(MeterNow::id).collect(Collectors.toCollection(HashSet::new));
        var isRemote = known.stream().anyMatch(MeterNow::isRemote);
        if (counter.offer() instanceof SettlementAnswer.Stopped(var stops)
                && !(isRemote && stops.stream().allMatch(SettleFlow::mayBeMendedByReading))) {
            showStops(stops);
            return;
        }
        if (!isRemote) {
            showPrice(false);
            return;
        }
        steps.show(StepsLine.At.READING);
        var card = new Card(getTranslation("billing.settle.begin"));
        card.add(quiet(getTranslation("billing.settle.begin.text")), new MetersList(known, words, moments));
        card.actions(askButton("billing.settle.read"), asItIs());
        replace(card);
    }

    private static boolean mayBeMendedByReading(SettlementStop stop) {
        return stop.reason() == SettlementStop.Reason.SILENT_METER;
    }

    private Button askButton(String verb) {
        var ask = new Button(getTranslation(verb), pressed -> ask());
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setDisableOnClick(true);
        return ask;
    }

    private Button asItIs() {
        var newest = known.stream().map(meter -> meter.last().at()).max(Instant::compareTo);
        return new Button(
                getTranslation(
                        "billing.settle.asItIs", newest.map(moments::spoken).orElse("–")),
                pressed -> showPrice(true));
    }

    private void ask() {
        known = counter.meters();
        if (!counter.readNow()) {
            showPrice(true);
            return;
        }
        askedAt = moments.now();
        steps.show(StepsLine.At.READING);
        var card = new Card(getTranslation("billing.settle.waiting"));
        card.getElement().setAttribute("role", "status");
        var stop = new Button(getTranslation("billing.settle.stop"), pressed -> {
            rest();
            begin();
        });
        card.add(
                quiet(getTranslation("billing.settle.waiting.text", patience.toSeconds())),
                new MetersList(known, words, moments));
        card.actions(stop);
        replace(card);
        UI.getCurrent().setPollInterval(LOOK_EVERY_MILLISECONDS);
    }

    private void lookWhileWaiting() {
        var since = askedAt;
        if (since == null) {
            return;
        }
        var now = counter.meters();
        if (now.stream().filter(MeterNow::isRemote).allMatch(this::isFresh)) {
            rest();
            showPrice(true);
        } else if (counter.isSilent() || Duration.between(since, moments.now()).compareTo(patience) > 0) {
            rest();
            showSilent(now);
        }
    }

    private boolean isFresh(MeterNow meter) {
        return known.stream()
                .noneMatch(before -> before.id().equals(meter.id())
                        && !meter.last().at().isAfter(before.last().at()));
    }

    private void rest() {
        askedAt = null;
        getUI().ifPresent(ui -> ui.setPollInterval(-1));
    }

    private void showSilent(List<MeterNow> now) {
        known = now;
        var notice = new Notice(
                        State.WARN,
                        getTranslation("billing.settle.silent"),
                        getTranslation("billing.settle.silent.text"))
                .body(new MetersList(now, words, moments))
                .actions(askButton("billing.settle.again"), asItIs())
                .announced();
        replace(notice);
    }

    /** @param led whether somebody was led here by a button that is gone, and goes on with the keyboard */
    private void showPrice(boolean led) {
        switch (counter.offer()) {
            case SettlementAnswer.Offered(var offer) -> show(offer, led);
            case SettlementAnswer.Stopped(var stops) -> showStops(stops);
        }
    }

    private void show(SettlementOffer offer, boolean led) {
        steps.show(StepsLine.At.PRICE);
        var accept = new Button(
                getTranslation("billing.settle.confirm", words.formats().money(offer.gross())),
                pressed -> accept(offer));
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setDisableOnClick(true);
        var later = new PageLink(counter.back(), getTranslation("billing.settle.later"));
        var left = new Div(new OfferCard(offer, words, moments, accept, later), new LinesCard(offer.lines(), words));
        left.addClassName("stack");
        var columns = new Div(left, new WhatChangesCard(offer, words));
        columns.addClassName("bill-columns");
        replace(columns);
        if (led) {
            accept.focus();
        }
    }

    private void accept(SettlementOffer offer) {
        try {
            UI.getCurrent().navigate(counter.address(counter.settle(offer)));
        } catch (OfferChangedException changed) {
            showPrice(true);
            body.addComponentAsFirst(new Notice(
                            State.WARN,
                            getTranslation("billing.settle.changed"),
                            getTranslation("billing.settle.changed.text"))
                    .announced());
        }
    }

    private void showStops(List<SettlementStop> stops) {
        steps.show(StepsLine.At.READING);
        replace(new StopsNotice(stops, counter));
    }

    private void replace(com.vaadin.flow.component.Component shown) {
        body.removeAll();
        body.add(shown);
    }

    private static Paragraph quiet(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
