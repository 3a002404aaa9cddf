package pl.nurt.identity.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditNote;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.ChainFinding;
import pl.nurt.identity.audit.ChainVerdict;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.DayHead;
import pl.nurt.identity.audit.Deed;
import pl.nurt.testing.TestDatabase;

/** On a database of its own, since what counts is in which order transactions commit. */
class ChainTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    /** A quarter of an hour before midnight in Warsaw. */
    private static final Instant EVENING = Instant.parse("2026-12-01T22:45:00Z");

    private static final Instant NEXT_MORNING = Instant.parse("2026-12-02T05:00:00Z");

    private static String url;

    private final List<Connection> connections = new ArrayList<>();
    private DSLContext db;
    private Instant now;

    private enum Done implements Deed {
        PHONE_CHANGED;

        @Override
        public String room() {
            return "identity";
        }
    }

    @BeforeAll
    static void migrate() {
        url = TestDatabase.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @BeforeEach
    void begin() {
        db = session(true);
        pastThePortal(
                "truncate identity.audit_entry, identity.audit_seal, identity.audit_day, identity.audit_end, identity.audit_unsealed");
        now = EVENING;
    }

    @AfterEach
    void closeSessions() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }

    @Test
    void what_was_noted_is_chained_and_whole() {
        note(db, 5);
        seal();

        assertThat(verdict()).satisfies(whole -> {
            assertThat(whole.isWhole()).isTrue();
            assertThat(whole.entries()).isEqualTo(5);
            assertThat(whole.waiting()).isZero();
        });
    }

    @Test
    void anybody_can_compute_the_chain_again_in_sql() {
        note(db, 3);
        seal();

        var same = db.fetchSingle("""
                with recursive part as (
                    select s.position, s.hash, convert_to(
                        (select string_agg(case when v is null then '-' else octet_length(v) || ':' || v end || chr(10), '' order by n)
                         from unnest(array[s.position::text, s.day::text, e.audit_entry_id::text,
                             (extract(epoch from e.at) * 1000000)::bigint::text, e.kind, e.made_by::text, e.job, e.roles, e.deed,
                             e.subject_kind, e.subject_id, e.changes, e.note, e.address, e.session, e.request,
                             (extract(epoch from e.looked_from) * 1000000)::bigint::text]) with ordinality as p(v, n)), 'UTF8') as body
                    from identity.audit_seal s join identity.audit_entry e using (audit_entry_id)
                ), link as (
                    select position, hash, sha256(decode(repeat('00', 32), 'hex') || body) as again from part where position = 1
                    union all
                    select p.position, p.hash, sha256(l.again || p.body) from part p join link l on p.position = l.position + 1
                )
                select count(*) filter (where hash = again) as same from link""");

        assertThat(same.get("same", Long.class)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update identity.audit_entry set note = 'nothing happened' where audit_entry_id = :id | CHANGED",
                "update identity.audit_entry set at = at + interval '1 microsecond' where audit_entry_id = :id | CHANGED",
                "update identity.audit_entry set changes = null where audit_entry_id = :id | CHANGED",
                "update identity.audit_seal set hash = sha256('x') where audit_entry_id = :id | CHANGED",
                "update identity.audit_seal set day = day - 1 where audit_entry_id = :id | CHANGED",
                "delete from identity.audit_entry where audit_entry_id = :id | ENTRY_GONE",
            })
    void a_change_past_the_portal_is_one_finding_and_the_check_goes_on(String sql, ChainFinding.Kind kind) {
        note(db, 7);
        seal();
        var third = idOf(3);

        pastThePortal(sql.replace(":id", Long.toString(third)));

        assertThat(verdict()).satisfies(broken -> {
            assertThat(broken.entries()).isEqualTo(7);
            assertThat(broken.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(kind);
                assertThat(finding.position()).isEqualTo(3);
                assertThat(finding.entry()).isEqualTo(third);
            });
        });
    }

    @Test
    void each_of_two_broken_places_is_named() {
        note(db, 9);
        seal();

        pastThePortal("update identity.audit_entry set deed = 'identity.NOTHING' where audit_entry_id in (" + idOf(2)
                + ", " + idOf(6) + ")");

        assertThat(verdict().findings()).extracting(ChainFinding::position).containsExactly(2L, 6L);
    }

    @Test
    void an_entry_and_its_link_taken_out_together_leave_a_gap() {
        note(db, 5);
        seal();
        var third = idOf(3);

        pastThePortal("delete from identity.audit_seal where audit_entry_id = " + third);
        pastThePortal("delete from identity.audit_entry where audit_entry_id = " + third);

        assertThat(verdict().findings())
                .singleElement()
                .extracting(ChainFinding::kind)
                .isEqualTo(ChainFinding.Kind.LINKS_GONE);
    }

    @Test
    void an_entry_slipped_in_past_the_portal_is_outside() {
        note(db, 2);
        seal();

        pastThePortal("insert into identity.audit_entry (at, kind, job, deed, subject_kind, subject_id) "
                + "values ('2026-11-01', 'CHANGE', 'x', 'x', 'x', '1')");

        assertThat(verdict().findings())
                .singleElement()
                .extracting(ChainFinding::kind)
                .isEqualTo(ChainFinding.Kind.OUTSIDE);
    }

    @Test
    void the_end_of_a_closed_day_cannot_be_cut_off() {
        note(db, 4);
        seal();
        now = NEXT_MORNING;
        seal();

        pastThePortal("delete from identity.audit_seal where position = 4");
        pastThePortal(
                "delete from identity.audit_entry where audit_entry_id = (select max(audit_entry_id) from identity.audit_entry)");

        assertThat(verdict().findings())
                .singleElement()
                .isEqualTo(new ChainFinding(ChainFinding.Kind.DAY_ENDS_OTHERWISE, TUESDAY, 4, null));
    }

    @Test
    void the_newest_entries_cut_off_with_their_links_are_missed() {
        note(db, 4);
        seal();
        pastThePortal("delete from identity.audit_seal where position > 2");
        pastThePortal("delete from identity.audit_entry where audit_entry_id > " + idOf(2));

        assertThat(verdict().findings())
                .containsExactly(new ChainFinding(ChainFinding.Kind.END_GONE, TUESDAY, 4, null));
    }

    @Test
    void a_transaction_that_commits_late_and_one_that_never_does_break_nothing() throws SQLException {
        var slow = session(false);
        var failing = session(false);
        note(slow, 1);
        note(failing, 1);
        note(db, 2);
        seal();

        failing.connection(Connection::rollback);
        slow.connection(Connection::commit);
        note(db, 1);
        seal();

        assertThat(verdict().isWhole()).isTrue();
        assertThat(verdict().entries()).isEqualTo(4);
        assertThat(db.fetchSingle("select s.position from identity.audit_seal s order by audit_entry_id limit 1")
                        .get(0, Long.class))
                .as("the first to be written came after the two that were sealed before it")
                .isEqualTo(3);
    }

    @Test
    void an_entry_of_yesterday_that_commits_after_the_day_was_closed_belongs_to_today() throws SQLException {
        var slow = session(false);
        note(slow, 1);
        note(db, 1);
        now = NEXT_MORNING;
        seal();
        slow.connection(Connection::commit);
        seal();

        assertThat(verdict().isWhole()).isTrue();
        assertThat(days()).containsExactly(TUESDAY, TUESDAY.plusDays(1));
        assertThat(new ChainRepository(db).heads())
                .singleElement()
                .extracting(DayHead::entries)
                .isEqualTo(1L);
    }

    @Test
    void the_day_ends_at_midnight_in_warsaw() {
        now = Instant.parse("2026-12-01T22:59:59.999999Z");
        note(db, 1);
        now = Instant.parse("2026-12-01T23:00:00Z");
        note(db, 1);
        seal();

        assertThat(days()).containsExactly(TUESDAY, TUESDAY.plusDays(1));
        assertThat(new ChainRepository(db).heads())
                .as("minutes later, entries may still come")
                .isEmpty();
    }

    @Test
    void a_day_without_entries_is_no_gap() {
        note(db, 1);
        seal();
        now = NEXT_MORNING.plusSeconds(3 * 86_400);
        seal();
        note(db, 1);
        seal();

        assertThat(verdict().isWhole()).isTrue();
        assertThat(days()).containsExactly(TUESDAY, TUESDAY.plusDays(4));
    }

    @Test
    void two_portals_seal_each_entry_once() throws SQLException {
        note(db, 20);
        var other = session(false);
        var first = new ChainRepository(other);
        assertThat(first.lock()).isTrue();
        assertThat(first.seal()).isEqualTo(20);

        seal();
        other.connection(Connection::commit);
        seal();

        assertThat(verdict().isWhole()).isTrue();
        assertThat(verdict().entries()).isEqualTo(20);
    }

    @Test
    void more_entries_than_fit_into_one_turn_are_sealed_and_checked() {
        note(db, 12_345);
        seal();

        assertThat(verdict().entries()).isEqualTo(12_345);
        assertThat(verdict().isWhole()).isTrue();
    }

    @Test
    void the_command_says_in_words_what_is_broken_and_where() {
        note(db, 3);
        seal();
        assertThat(command(url))
                .isEqualTo(new Said(0, "The chain is whole: 3 entries checked, 0 waiting to be sealed."));
        var second = idOf(2);

        pastThePortal("update identity.audit_entry set note = '' where audit_entry_id = " + second);

        assertThat(command(url))
                .isEqualTo(new Said(
                        1,
                        "2026-12-01: entry " + second
                                + " (position 2) is not what was sealed: it or its hash was changed\n"
                                + "The chain is BROKEN in 1 places: 3 entries checked, 0 waiting to be sealed."));
    }

    @Test
    void the_command_that_cannot_check_says_so_and_promises_nothing() {
        assertThat(command("jdbc:postgresql://localhost:1/nothing").code()).isEqualTo(2);
        assertThat(command("").code()).isEqualTo(2);
        assertThat(command(url, "/nothing/there.csv").code()).isEqualTo(2);
    }

    @Test
    void whoever_computes_the_whole_chain_anew_is_betrayed_by_the_ends_of_days_kept_elsewhere(@TempDir Path elsewhere)
            throws IOException {
        note(db, 3);
        seal();
        now = NEXT_MORNING;
        seal();
        var ends = Files.write(
                elsewhere.resolve("days.csv"),
                new ChainRepository(db).heads().stream().map(DayHead::line).toList());
        assertThat(command(url, ends.toString()).code()).isZero();

        pastThePortal("update identity.audit_entry set note = 'nothing happened'");
        pastThePortal("truncate identity.audit_seal, identity.audit_day");
        pastThePortal("insert into identity.audit_unsealed select audit_entry_id from identity.audit_entry");
        seal();

        assertThat(command(url).code())
                .as("the database alone agrees with itself")
                .isZero();
        assertThat(command(url, ends.toString()))
                .isEqualTo(
                        new Said(
                                1,
                                "2026-12-01: the end of the day is not the one in the given file\n"
                                        + "The chain is BROKEN in 1 places: 3 entries checked, 0 waiting to be sealed, compared with 1 day ends kept elsewhere."));
    }

    private record Said(int code, String words) {}

    private Said command(String address, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = VerifyCommand.run(address, arguments, new Properties(), new PrintStream(out), new PrintStream(err));
        return new Said(code, out.toString(StandardCharsets.UTF_8).strip());
    }

    private void note(DSLContext session, int entries) {
        var notes = IntStream.range(0, entries)
                .mapToObj(nth -> new AuditNote(
                        Done.PHONE_CHANGED,
                        AuditSubject.of("customer.customer", nth),
                        Changes.none().with("phone", null, "60" + nth),
                        "żółta karta"))
                .toList();
        new AuditRepository(session, clock(), List.of()).append(AuditKind.CHANGE, Author.job("identity.test"), notes);
    }

    /** As the timer does it, on a connection of its own. */
    private void seal() {
        var source = new DriverManagerDataSource(url, "postgres", "");
        var chain = new ChainRepository(DSL.using(new TransactionAwareDataSourceProxy(source), SQLDialect.POSTGRES));
        new AuditSealing(chain, new DataSourceTransactionManager(source), clock()).sealAll();
    }

    private ChainVerdict verdict() {
        return ChainVerification.of(new ChainRepository(db), List.of(), now);
    }

    private long idOf(long position) {
        return db.fetchSingle("select audit_entry_id from identity.audit_seal where position = ?", position)
                .get(0, Long.class);
    }

    private List<LocalDate> days() {
        return db.fetch("select distinct day from identity.audit_seal order by day")
                .getValues(0, LocalDate.class);
    }

    /** What an administrator of the database could do: triggers and foreign keys asleep. */
    private void pastThePortal(String sql) {
        db.execute("set session_replication_role = replica");
        if (sql.startsWith("truncate")) {
            db.execute(sql.replace("truncate ", "delete from ").replace(", ", "; delete from "));
        } else {
            db.execute(sql);
        }
        db.execute("set session_replication_role = origin");
    }

    private DSLContext session(boolean autoCommit) {
        try {
            var connection = DriverManager.getConnection(url, "postgres", "");
            connection.setAutoCommit(autoCommit);
            connections.add(connection);
            return DSL.using(connection, SQLDialect.POSTGRES);
        } catch (SQLException unusable) {
            throw new IllegalStateException("no session", unusable);
        }
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
