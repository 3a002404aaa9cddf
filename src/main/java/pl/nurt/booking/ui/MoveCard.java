package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import pl.nurt.booking.OwnBooking;
import pl.nurt.platform.ui.Card;

/** The last step of moving a booking: from when to when, and that the old time stays until it is done. */
final class MoveCard extends Card {
    MoveCard(BookingTexts texts, OwnBooking booking, Instant to, Runnable move) {
        super(texts.text("move.title", texts.day(to), texts.time(to)));
        var explanation = new Paragraph(texts.text("move.text", texts.moment(booking.start())));
        explanation.addClassName("muted");
        var button = new Button(texts.text("move.act", texts.day(to), texts.time(to)), pressed -> move.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        addClassName("book-confirm");
        add(explanation);
        actions(button);
        button.focus();
    }
}
