package pl.nurt.customer.notes;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.internal.people.CustomerRepository;
import pl.nurt.customer.internal.people.NoteRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** What clerks write down of a customer, for the office only. A note may be withdrawn; its row stays. */
@Service
@Transactional
public class Notes {
    public static final int LONGEST = 4_000;
    private static final int LONGEST_TALK_MINUTES = 600;

    private final NoteRepository notes;
    private final CustomerRepository customers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notes(
            NoteRepository notes,
            CustomerRepository customers,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notes = notes;
        this.customers = customers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Pinned ones first, then the newest; also those of duplicates that live on in this customer.
     *
     * @param most how many
     */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<CustomerNote> of(CustomerId customer, int most) {
        return notes.of(customer, most);
    }

    /**
     * Writes a note or a talk down.
     *
     * @param minutes how long the talk took; null for a note
     * @throws RefusedInputException when there is no text, or too much of it
     * @throws MergedCustomerException if the customer lives on in another
     */
    @HasRight(Right.NOTE_CUSTOMERS)
    public CustomerNoteId write(
            CustomerId customer, NoteKind kind, String text, @Nullable Integer minutes, Viewer viewer) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new RefusedInputException(List.of(new FieldProblem("text", "customer.problem.needed")));
        }
        if (stripped.length() > LONGEST) {
            throw new RefusedInputException(List.of(new FieldProblem("text", "customer.problem.tooLong")));
        }
        customers.holdLiving(customer);
        var took = kind == NoteKind.CALL && minutes != null ? Math.clamp(minutes, 0, LONGEST_TALK_MINUTES) : null;
        var id = notes.insert(customer, kind, stripped, took, viewer.account(), clock.instant());
        audit.changed(
                viewer,
                CustomerDeed.NOTE_WRITTEN,
                CustomerDeed.subject(customer),
                Changes.none().with("note", null, stripped));
        events.publishEvent(CustomerChanged.of(customer));
        return id;
    }

    /** Puts the note above the others, or back among them. */
    @HasRight(Right.NOTE_CUSTOMERS)
    public void pin(CustomerNoteId note, boolean pinned, Viewer viewer) {
        notes.pin(note, pinned).ifPresent(written -> {
            audit.changed(
                    viewer,
                    CustomerDeed.NOTE_PINNED,
                    CustomerDeed.subject(written.customer()),
                    Changes.none().with("note", null, written.text()).with("pinned", !pinned, pinned));
            events.publishEvent(CustomerChanged.of(written.customer()));
        });
    }

    /** Nobody sees the note any more; nothing happens when that was said before. */
    @HasRight(Right.NOTE_CUSTOMERS)
    public void withdraw(CustomerNoteId note, Viewer viewer) {
        notes.withdraw(note, viewer.account(), clock.instant()).ifPresent(written -> {
            audit.changed(
                    viewer,
                    CustomerDeed.NOTE_WITHDRAWN,
                    CustomerDeed.subject(written.customer()),
                    Changes.none().with("note", written.text(), null));
            events.publishEvent(CustomerChanged.of(written.customer()));
        });
    }
}
