package pl.nurt.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.platform.Tables.EVENT_PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.Role;
import pl.nurt.identity.SecurityAlarm;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SecurityAlarmsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    // Nobody else's in the database of these tests, which other tests left messages in.
    private final long times = ThreadLocalRandom.current().nextLong(1_000_000, 9_000_000);
    private final Instant hour = Instant.parse("2026-11-29T10:00:00Z").plus(Duration.ofHours(times));

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SignIn signIn;

    @Test
    void the_administrators_are_told_once_an_hour_and_sign_and_nobody_else_is() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var other = signIn.as(Role.ADMIN).viewer();
        var admin = signIn.as(Role.ADMIN).viewer();
        var alarm = new SecurityAlarm(SecuritySign.ENDED_KEY_USED, hour, times);

        comes(alarm, admin, 1);
        comes(alarm, admin, 1);
        assertThat(told(admin)).singleElement().extracting(InboxMessage::title).isEqualTo("Ktoś próbuje drzwi portalu");

        comes(new SecurityAlarm(SecuritySign.WRONG_KEY, hour, times), admin, 2);
        comes(new SecurityAlarm(SecuritySign.WRONG_KEY, hour.plus(Duration.ofHours(1)), times), admin, 3);
        assertThat(told(other)).hasSize(3);
        assertThat(told(clerk)).isEmpty();
    }

    private void comes(SecurityAlarm alarm, Viewer admin, int messages) {
        transaction.executeWithoutResult(status -> events.publishEvent(alarm));

        var pending = EVENT_PUBLICATION.SERIALIZED_EVENT.contains(Long.toString(times));
        // On this thread, where the administrator is signed in.
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> told(admin).size() == messages && db.fetchCount(EVENT_PUBLICATION, pending) == 0);
    }

    private List<InboxMessage> told(Viewer viewer) {
        return inbox.page(viewer, InboxFilter.ALL, null, 50, Languages.POLISH).stream()
                .filter(message -> digits(message.text()).contains(Long.toString(times)))
                .toList();
    }

    /** Numbers are written with spaces between thousands. */
    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
