package pl.nurt.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.OWN_ADDRESS;

import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import pl.nurt.db.notice.tables.records.DeliveryRecord;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.push.PushDevices;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.notice.push.SubscriptionOutcome;

/** A resident whom messages reach by what the test gives her; each test gets one of its own, and signs her in first. */
@Component
@Scope(BeanDefinition.SCOPE_PROTOTYPE)
public final class Addressee {
    private final SignIn signIn;
    private final PushDevices devices;
    private final Messages messages;
    private final DSLContext db;
    private final Clock clock;

    private final String name = UUID.randomUUID().toString();
    private @Nullable Viewer viewer;

    Addressee(SignIn signIn, PushDevices devices, Messages messages, DSLContext db, Clock clock) {
        this.signIn = signIn;
        this.devices = devices;
        this.messages = messages;
        this.db = db;
        this.clock = clock;
    }

    public void signIn() {
        viewer = signIn.as(Role.RESIDENT).viewer();
    }

    public Viewer viewer() {
        return requireNonNull(viewer, "sign her in first");
    }

    public UserAccountId account() {
        return viewer().account();
    }

    /** Nobody else's: the cause of what she is told, and a part of her e-mail address. */
    public String name() {
        return name;
    }

    /** A browser takes her messages, at the push service that stands in. */
    public PushSubscription device() {
        return device(0);
    }

    /** A browser whose push service answers every push with a status of its own; 0 for none in particular. */
    public PushSubscription device(int answer) {
        var subscription = TestStandIns.subscription(answer);
        assertThat(devices.switchOn(viewer(), subscription, "Chrome, Android")).isEqualTo(SubscriptionOutcome.ON);
        return subscription;
    }

    /** An e-mail address of her own, confirmed. */
    public String mailbox() {
        var address = name + "@poczta.example";
        address(Channel.EMAIL, address);
        return address;
    }

    /** A confirmed address or number. */
    public void address(Channel channel, String address) {
        db.insertInto(OWN_ADDRESS)
                .set(OWN_ADDRESS.USER_ACCOUNT_ID, account())
                .set(OWN_ADDRESS.CHANNEL, channel)
                .set(OWN_ADDRESS.ADDRESS, address)
                .set(OWN_ADDRESS.CONFIRMED_AT, clock.instant())
                .set(OWN_ADDRESS.CREATED_AT, clock.instant())
                .execute();
    }

    /** Tells her of one hazard, however often it is called. */
    public void tellHazard() {
        messages.send(
                TestKinds.HAZARD,
                Recipient.account(account()),
                name,
                MessageData.none().text("place", "Młynary"));
    }

    /** Her only row of the channel. */
    public DeliveryRecord row(Channel channel) {
        return db.fetchSingle(DELIVERY, DELIVERY.CHANNEL.eq(channel), DELIVERY.USER_ACCOUNT_ID.eq(account()));
    }
}
