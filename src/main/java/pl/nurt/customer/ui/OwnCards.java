package pl.nurt.customer.ui;

import java.util.List;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.ui.CustomerPanel.Area;
import pl.nurt.customer.ui.CustomerPanel.Part;
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
        notes = new NotesCard(desk, card, viewer);
        contact = new ContactCard(desk, card, viewer);
        consents = new ConsentsCard(desk, card, viewer);
        changes = new ChangesCard(desk, card.customerId());
    }

    List<Part> parts() {
        return List.of(
                new Part(Area.MAIN, 100, places),
                new Part(Area.MAIN, 900, changes),
                new Part(Area.MIDDLE, 500, notes),
                new Part(Area.SIDE, 100, contact),
                new Part(Area.SIDE, 200, consents));
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
