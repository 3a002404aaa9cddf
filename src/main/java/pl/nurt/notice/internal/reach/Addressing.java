package pl.nurt.notice.internal.reach;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.InboxChanged;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageId;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.internal.MessageRepository;
import pl.nurt.notice.internal.MessageRepository.NewDelivery;
import pl.nurt.notice.internal.reach.RecipientRepository.Person;
import pl.nurt.notice.internal.reach.RecipientRepository.Reach;
import pl.nurt.notice.internal.rules.QuietTime;

/** From a message and its recipient to the rows that will be sent. */
@Component
public class Addressing {
    private final MessageRepository messages;
    private final RecipientRepository recipients;
    private final OpenChannels open;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Addressing(
            MessageRepository messages,
            RecipientRepository recipients,
            OpenChannels open,
            ApplicationEventPublisher events,
            Clock clock) {
        this.messages = messages;
        this.recipients = recipients;
        this.open = open;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public MessageId address(MessageKind kind, Recipient recipient, String cause, MessageData data) {
        var now = clock.instant();
        var message = messages.insert(kind, cause, data, now);
        var added = messages.insert(message, deliveries(kind, recipient, now), now);
        announce(added);
        return message;
    }

    /** To one address of the account alone, which need not be confirmed: for what shows that the person reads there. */
    @Transactional
    public void addressDirectly(
            MessageKind kind, UserAccountId account, Channel channel, String target, String cause, MessageData data) {
        var now = clock.instant();
        var message = messages.insert(kind, cause, data, now);
        var person = recipients.people(Recipient.account(account)).getFirst();
        announce(
                messages.insert(message, List.of(queued(person, new Reach(account, channel, target, null), now)), now));
    }

    /** To an address of somebody who need not have an account: nobody's choice is asked, and no inbox has it. */
    @Transactional
    public void addressOutside(
            MessageKind kind,
            @Nullable CustomerId customer,
            String email,
            Locale language,
            String cause,
            MessageData data) {
        var now = clock.instant();
        var message = messages.insert(kind, cause, data, now);
        var delivery = new NewDelivery(
                Channel.EMAIL, email, null, customer, null, language.getLanguage(), DeliveryState.QUEUED, now);
        announce(messages.insert(message, List.of(delivery), now));
    }

    private List<NewDelivery> deliveries(MessageKind kind, Recipient recipient, Instant now) {
        var people = recipients.people(recipient);
        var byAccount = people.stream().collect(toMap(Person::account, Function.identity()));
        var rows = new ArrayList<NewDelivery>();
        people.forEach(person -> rows.add(inbox(person, now)));
        var choices = recipients.choices(byAccount.keySet(), kind.topic());
        var consenting = kind.needsConsent() ? recipients.consenting(byAccount.keySet()) : byAccount.keySet();
        var quiet = recipients.quietTimes(byAccount.keySet());
        for (var reach : recipients.reach(byAccount.keySet())) {
            var wanted = choices.getOrDefault(reach.account(), Map.of())
                    .getOrDefault(reach.channel(), kind.topic().isUsual(reach.channel()));
            if (kind.channels().contains(reach.channel())
                    && open.isOpen(reach.channel())
                    && consenting.contains(reach.account())
                    && wanted) {
                var due = kind.waitsForQuietHours()
                        ? quiet.getOrDefault(reach.account(), QuietTime.USUAL).earliest(now)
                        : now;
                rows.add(queued(Objects.requireNonNull(byAccount.get(reach.account())), reach, due));
            }
        }
        if (recipient instanceof Recipient.Customer customer && !kind.needsConsent()) {
            rows.addAll(contacts(kind, customer.id(), now));
        }
        return rows;
    }

    /** The addresses the office keeps for a customer: only for what needs no consent, since nobody of an account gave one for them. */
    private List<NewDelivery> contacts(MessageKind kind, CustomerId customer, Instant now) {
        var due = kind.waitsForQuietHours() ? QuietTime.USUAL.earliest(now) : now;
        return recipients.contacts(customer).stream()
                .filter(contact -> kind.channels().contains(contact.channel()) && open.isOpen(contact.channel()))
                .map(contact -> new NewDelivery(
                        contact.channel(),
                        contact.address(),
                        null,
                        customer,
                        null,
                        contact.language(),
                        DeliveryState.QUEUED,
                        due))
                .toList();
    }

    private static NewDelivery inbox(Person person, Instant now) {
        var target = Long.toString(person.account().value());
        return new NewDelivery(
                Channel.INBOX,
                target,
                person.account(),
                person.customer(),
                null,
                person.language(),
                DeliveryState.DELIVERED,
                now);
    }

    private static NewDelivery queued(Person person, Reach reach, Instant due) {
        return new NewDelivery(
                reach.channel(),
                reach.target(),
                person.account(),
                person.customer(),
                reach.device(),
                person.language(),
                DeliveryState.QUEUED,
                due);
    }

    private void announce(List<NewDelivery> added) {
        Set<UserAccountId> inboxes = added.stream()
                .filter(delivery -> delivery.channel() == Channel.INBOX)
                .map(NewDelivery::account)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (!inboxes.isEmpty()) {
            events.publishEvent(new InboxChanged(inboxes));
        }
        added.stream()
                .map(NewDelivery::channel)
                .distinct()
                .forEach(channel -> events.publishEvent(new DeliveriesChanged(channel)));
    }
}
