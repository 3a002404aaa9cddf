package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import java.util.Map;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.ui.CustomerPanel.Area;
import pl.nurt.identity.Viewer;

/** The cards of a customer's page that this room keeps itself, with their places among those of others. */
final class OwnCards {
    private final PlacesCard places;
    private final NotesCard notes;
    private final ContactCard contact;
    private final ConsentsCard consents;
    private final ChangesCard changes;

    OwnCards(Desk desk, CustomerCard card, Viewer viewer) {
        places = new PlacesCard(desk, card, viewer);
        notes = new NotesCard(desk, card.customerId(), viewer);
        contact = new ContactCard(desk, card, viewer);
        consents = new ConsentsCard(desk, card.customerId(), viewer);
        changes = new ChangesCard(desk, card.customerId());
    }

    Map<Integer, Component> of(Area area) {
        return switch (area) {
            case ALERT, ANSWER -> Map.of();
            case MAIN -> Map.of(100, places, 900, changes);
            case MIDDLE -> Map.of(500, notes);
            case SIDE -> Map.of(100, contact, 200, consents);
        };
    }

    void reload(CustomerCard card) {
        places.reload();
        notes.reload();
        contact.show(card);
        consents.reload();
        changes.reload();
    }

    void startTalk() {
        notes.startTalk();
    }
}
