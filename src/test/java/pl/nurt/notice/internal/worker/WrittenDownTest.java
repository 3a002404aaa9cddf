package pl.nurt.notice.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestStandIns;

/**
 * What became of a batch is written down although the database refuses it at first: else everything in it would leave once more when its lease ends.
 * Committed for real: the portal's own workers do it.
 */
@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class WrittenDownTest {
    /** Longer than the lease: without the repeat it would be sent again then. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    private Addressee anna;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void refuse() {
        anna.signIn();
        db.execute("create sequence public.refusals");
        db.execute("""
                create function public.refuse() returns trigger language plpgsql as $$ begin
                    if new.state = 'SENT' and new.target like '%s%%' and nextval('public.refusals') <= 2 then
                        raise exception 'as two that wait for each other' using errcode = 'deadlock_detected';
                    end if;
                    return new;
                end $$""".formatted(anna.name()));
        db.execute(
                "create trigger refused before update on notice.delivery for each row execute function public.refuse()");
    }

    @AfterEach
    void refuseNoMore() {
        db.execute("drop function public.refuse() cascade");
        db.execute("drop sequence public.refusals");
    }

    @Test
    void a_deadlock_while_the_answers_are_written_down_sends_nothing_twice() {
        anna.mailbox();
        anna.tellHazard();

        await().atMost(PATIENCE).until(() -> anna.row(Channel.EMAIL).getState() == DeliveryState.SENT);

        assertThat(anna.row(Channel.EMAIL).getLost()).isZero();
        assertThat(TestStandIns.notebook("mail").received())
                .filteredOn(mail -> mail.fields().getOrDefault("To", "").contains(anna.name()))
                .hasSize(1);
    }
}
