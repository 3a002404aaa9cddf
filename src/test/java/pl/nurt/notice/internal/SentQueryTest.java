package pl.nurt.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;
import pl.nurt.notice.internal.reach.OpenChannels;
import pl.nurt.notice.outgoing.SentFilter;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.testing.IntegrationTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The office's questions to what went out, among so many rows that reading all of them would show. */
@IntegrationTest
class SentQueryTest {
    private static final int ROWS = 60_000;
    private static final int MESSAGES = 3_000;
    private static final int PEOPLE = 300;
    private static final int MOST = 500;

    @Autowired
    private MessageTexts texts;

    @Autowired
    private OpenChannels open;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    /** Delivered e-mails of many messages, and a few that failed; and three hundred people, to whom the first of them went. */
    @BeforeEach
    void manyWentOut() {
        db.execute("""
                insert into notice.message (kind, topic, cause, data, urgent, waits, needs_consent, created_at, expires_at)
                select 'test.message.hazard', 'HAZARD', 'many/' || n, '{"place": {"text": "Młynary"}}', true, false, false, now(), now() + interval '1 day'
                from generate_series(1, {0}) as n
                """, DSL.val(MESSAGES));
        db.execute("""
                insert into notice.delivery (message_id, channel, target, language, state, due_at, created_at)
                select message_id, 'EMAIL', 'r' || n || '.' || message_id || '@poczta.example', 'pl',
                    case when n = 1 and message_id % 100 = 0 then 'FAILED' else 'DELIVERED' end, now(), now()
                from notice.message cross join generate_series(1, {0}) as n where cause like 'many/%'
                """, DSL.val(ROWS / MESSAGES));
        db.execute("""
                insert into identity.user_account (login, display_name, password_hash, created_at)
                select 'many-' || n, case when n = 7 then 'Gryzelda Rzadka' else 'Jan Testowy' end, '{noop}never', now()
                from generate_series(1, {0}) as n
                """, DSL.val(PEOPLE));
        db.execute("""
                update notice.delivery set user_account_id = account.user_account_id
                from notice.message, identity.user_account as account
                where message.message_id = delivery.message_id and account.login = 'many-' || substr(message.cause, 6)
                """);
        db.execute("analyze identity.user_account");
        db.execute("analyze notice.delivery");
        db.execute("analyze notice.message");
    }

    @Test
    void counting_stops_where_it_is_told_to_and_is_exact_below() {
        var counts = query(db).counts(everything(), MOST);

        assertThat(counts)
                .containsEntry(DeliveryState.DELIVERED, MOST)
                .containsEntry(DeliveryState.FAILED, MESSAGES / 100)
                .containsEntry(DeliveryState.UNKNOWN, 0);
        assertThat(query(db).found(everything().of(DeliveryState.FAILED), MOST)).isEqualTo(MESSAGES / 100);
        assertThat(query(db).found(everything(), MOST)).isEqualTo(MOST);
    }

    @Test
    void words_find_people_causes_and_addresses_and_are_counted_by_state() {
        assertThat(query(db).found(words("rzadka"), MOST)).isEqualTo(ROWS / MESSAGES);
        assertThat(query(db).found(words("r3."), MOST)).isEqualTo(MOST);
        // That of the cause and that of many/3000.
        assertThat(query(db).counts(words("MANY/300"), MOST).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(2 * ROWS / MESSAGES);
        assertThat(query(db).counts(words("r3."), MOST)).containsEntry(DeliveryState.DELIVERED, MOST);
    }

    /** Whatever the machine does besides: what a question reads is counted, not how long it takes. */
    @Test
    void no_question_of_the_office_reads_all_that_went_out() {
        var all = new SoftAssertions();
        Stream.of(
                        everything(),
                        everything().of(DeliveryState.FAILED),
                        everything().of(DeliveryState.UNKNOWN),
                        new SentFilter(Channel.SMS, null, null, ""),
                        new SentFilter(Channel.EMAIL, DeliveryState.FAILED, null, ""),
                        new SentFilter(null, null, Topic.BILLS, ""),
                        new SentFilter(null, null, Topic.HAZARD, ""),
                        words("rzadka"),
                        words("testowy"),
                        words("r7.12"),
                        words("r1"),
                        words("many/77"),
                        words("many/"),
                        words("nikt-taki"),
                        new SentFilter(Channel.EMAIL, DeliveryState.FAILED, Topic.HAZARD, "r1"))
                .forEach(filter -> asked(filter).forEach(sql -> {
                    var plan = String.valueOf(db.fetchValue("explain (analyze, format json) " + sql));
                    all.assertThat(rowsRead(JsonMapper.shared().readTree(plan)))
                            .as(filter + ": " + plan)
                            .isLessThan(ROWS / 2);
                }));
        all.assertAll();
    }

    /** What the database is asked when the office opens the list. */
    private List<String> asked(SentFilter filter) {
        var asked = new ArrayList<String>();
        var listened = DSL.using(db.configuration().derive(new DefaultExecuteListenerProvider(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                var sql = context.query();
                if (sql != null) {
                    asked.add(db.renderInlined(sql));
                }
            }
        })));
        var query = query(listened);
        query.counts(filter, SentMessages.MOST_COUNTED);
        query.found(filter, MOST);
        query.page(filter, null, 0, 50, Locale.of("pl"));
        assertThat(asked).hasSize(filter.text().isEmpty() ? 3 : 3 * 4);
        return asked;
    }

    private SentQuery query(DSLContext on) {
        return new SentQuery(on, texts, open, clock);
    }

    private static SentFilter words(String text) {
        return new SentFilter(null, null, null, text);
    }

    private static SentFilter everything() {
        return new SentFilter(null, null, null, "");
    }

    /** By the scans of a plan, those thrown away as well. */
    private static long rowsRead(JsonNode plan) {
        var own = plan.path("Node Type").asString("").contains("Scan")
                ? (long) ((plan.path("Actual Rows").asDouble(0)
                                + plan.path("Rows Removed by Filter").asDouble(0))
                        * plan.path("Actual Loops").asDouble(1))
                : 0;
        var below = 0L;
        for (var inner : plan) {
            if (inner.isContainer()) {
                below += rowsRead(inner);
            }
        }
        return own + below;
    }
}
