package pl.nurt.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.BillingDeed.RATE_ADDED;
import static pl.nurt.billing.BillingDeed.TARIFF_ADDED;
import static pl.nurt.billing.BillingDeed.TARIFF_CHANGED;
import static pl.nurt.billing.BillingDeed.TARIFF_DISCARDED;
import static pl.nurt.billing.BillingDeed.TARIFF_PUBLISHED;
import static pl.nurt.billing.BillingDeed.TARIFF_SUPERSEDED;
import static pl.nurt.booking.BookingDeed.BOOKED;
import static pl.nurt.booking.BookingDeed.CALLED_OFF;
import static pl.nurt.booking.BookingDeed.CANCELLED;
import static pl.nurt.booking.BookingDeed.MOVED;
import static pl.nurt.booking.BookingDeed.RESTORED;
import static pl.nurt.customer.CustomerDeed.ACCESS_CODE_ISSUED;
import static pl.nurt.customer.CustomerDeed.ACCESS_CODE_LOCKED;
import static pl.nurt.customer.CustomerDeed.ACCESS_CODE_REVOKED;
import static pl.nurt.customer.CustomerDeed.ACCOUNT_LINKED;
import static pl.nurt.customer.CustomerDeed.ACCOUNT_OPENED;
import static pl.nurt.customer.CustomerDeed.ACCOUNT_UNLINKED;
import static pl.nurt.customer.CustomerDeed.CONSENT_RECORDED;
import static pl.nurt.customer.CustomerDeed.CONTRACT_CONCLUDED;
import static pl.nurt.customer.CustomerDeed.CONTRACT_ENDED;
import static pl.nurt.customer.CustomerDeed.CONTRACT_HANDED_OVER;
import static pl.nurt.customer.CustomerDeed.CUSTOMERS_IMPORTED;
import static pl.nurt.customer.CustomerDeed.CUSTOMER_ADDED;
import static pl.nurt.customer.CustomerDeed.CUSTOMER_CHANGED;
import static pl.nurt.customer.CustomerDeed.CUSTOMER_MERGED;
import static pl.nurt.customer.CustomerDeed.IMPORT_UNDONE;
import static pl.nurt.customer.CustomerDeed.MERGE_UNDONE;
import static pl.nurt.customer.CustomerDeed.NOTE_PINNED;
import static pl.nurt.customer.CustomerDeed.NOTE_WITHDRAWN;
import static pl.nurt.customer.CustomerDeed.NOTE_WRITTEN;
import static pl.nurt.customer.CustomerDeed.PLACE_ADDED;
import static pl.nurt.customer.CustomerDeed.PLACE_CHANGED;
import static pl.nurt.customer.CustomerDeed.REPRESENTATIVE_ADDED;
import static pl.nurt.customer.CustomerDeed.REPRESENTATIVE_ENDED;
import static pl.nurt.customer.CustomerDeed.TERMS_CHANGED;
import static pl.nurt.identity.audit.IdentityDeed.ACCOUNT_LOCKED;
import static pl.nurt.identity.audit.IdentityDeed.ACCOUNT_MADE;
import static pl.nurt.identity.audit.IdentityDeed.CHAIN_CHECKED;
import static pl.nurt.identity.audit.IdentityDeed.SIGNED_IN;
import static pl.nurt.identity.audit.IdentityDeed.SIGNED_OUT;
import static pl.nurt.metering.MeteringDeed.METER_REGISTERED;
import static pl.nurt.metering.MeteringDeed.READINGS_BOOKED;
import static pl.nurt.metering.MeteringDeed.READING_BOOKED;
import static pl.nurt.metering.MeteringDeed.READING_DISMISSED;
import static pl.nurt.notice.NoticeDeed.DELIVERY_RETRIED;
import static pl.nurt.telemetry.TelemetryDeed.BRIDGE_CREATED;
import static pl.nurt.telemetry.TelemetryDeed.BRIDGE_ENROLLED;
import static pl.nurt.telemetry.TelemetryDeed.CONFIGURATION_PUBLISHED;
import static pl.nurt.telemetry.TelemetryDeed.ENROLMENT_CODE_MADE;
import static pl.nurt.telemetry.TelemetryDeed.KEYS_REVOKED;
import static pl.nurt.telemetry.TelemetryDeed.KEY_OFFERED;
import static pl.nurt.telemetry.TelemetryDeed.KEY_RENEWED;
import static pl.nurt.telemetry.TelemetryDeed.KEY_TAKEN;
import static pl.nurt.telemetry.TelemetryDeed.ORDER_GIVEN;
import static pl.nurt.telemetry.TelemetryDeed.SOURCE_CHANGED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.BillingDeed;
import pl.nurt.booking.BookingDeed;
import pl.nurt.identity.audit.Deed;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.testing.TestDatabase;

/**
 * Each table of the schema says how a change of it is accounted for: by deeds in the log (who, when, before, after), or why it needs
 * none. A new table without an answer fails here.
 */
class NotedTablesTest {
    private static final String DERIVED = "made from other tables by the database, and can be made anew";
    private static final String WORK = "work of the portal that waits, runs or failed; nobody's data";
    private static final String ONLY_ADDED = "rows are only added, with who or what made them and when";
    private static final String BY_ITS_PERSON =
            "only the person it belongs to sets it; a channel marks what nobody reads";
    private static final String COUNTED = "counted by the portal of what strangers try; goes after 90 days";
    private static final String LOG = "the log itself";

    private static final String UNTIL_EDITED = "comes with the demo; whoever lets people edit it notes that";

    private static final Map<String, List<Deed>> NOTED = Map.ofEntries(
            entry(
                    "billing.bill_run",
                    List.of(
                            BillingDeed.RUN_COUNTED,
                            BillingDeed.RUN_DISCARDED,
                            BillingDeed.RUN_STARTED,
                            BillingDeed.RUN_RETRIED)),
            entry("billing.invoice", List.of(BillingDeed.INVOICE_ISSUED, BillingDeed.INVOICE_CORRECTED)),
            entry("billing.billed_days", List.of(BillingDeed.INVOICE_ISSUED, BillingDeed.INVOICE_CORRECTED)),
            entry("billing.settlement", List.of(BillingDeed.CONTRACT_SETTLED)),
            entry("billing.month_closing", List.of(BillingDeed.MONTH_CLOSED, BillingDeed.MONTH_REOPENED)),
            entry("billing.month_register", List.of(BillingDeed.REGISTER_TAKEN)),
            entry("billing.ksef_submission", List.of(BillingDeed.INVOICE_ISSUED, BillingDeed.INVOICE_SENT_AGAIN)),
            entry("billing.invoice_line", List.of(BillingDeed.INVOICE_ISSUED)),
            entry("billing.invoice_vat", List.of(BillingDeed.INVOICE_ISSUED)),
            entry(
                    "billing.run_item",
                    List.of(BillingDeed.RUN_COUNTED, BillingDeed.HOLD_DECIDED, BillingDeed.PARKED_DECIDED)),
            entry("billing.dated_rate", List.of(RATE_ADDED)),
            entry(
                    "billing.tariff",
                    List.of(TARIFF_ADDED, TARIFF_CHANGED, TARIFF_DISCARDED, TARIFF_PUBLISHED, TARIFF_SUPERSEDED)),
            entry("billing.tariff_item", List.of(TARIFF_ADDED, TARIFF_CHANGED)),
            entry("billing.tariff_price", List.of(TARIFF_ADDED, TARIFF_CHANGED)),
            entry("billing.tariff_step", List.of(TARIFF_ADDED, TARIFF_CHANGED)),
            entry("booking.blocked_time", List.of(CALLED_OFF, BookingDeed.BLOCKED, BookingDeed.LIFTED)),
            entry("booking.booking_calendar", List.of(BookingDeed.CALENDAR_ADDED, BookingDeed.CALENDAR_CHANGED)),
            entry("booking.busy_source", List.of(BookingDeed.BUSY_ADDED, BookingDeed.BUSY_REMOVED)),
            entry("booking.calendar_feed", List.of(BookingDeed.FEED_MADE, BookingDeed.FEED_REVOKED)),
            entry("booking.calendar_question", List.of(BookingDeed.CALENDAR_ADDED, BookingDeed.CALENDAR_CHANGED)),
            entry("booking.calendar_resource", List.of(BookingDeed.CALENDAR_ADDED, BookingDeed.CALENDAR_CHANGED)),
            entry("booking.waiting", List.of(BookingDeed.WAITING_ASKED, BookingDeed.WAITING_LEFT)),
            entry("booking.booking_unit", List.of(BookingDeed.UNIT_CHANGED)),
            entry("booking.unit_administrator", List.of(BookingDeed.UNIT_CHANGED)),
            entry("booking.campaign", List.of(BookingDeed.CAMPAIGN_STARTED)),
            entry("booking.campaign_member", List.of(BookingDeed.CAMPAIGN_STARTED)),
            entry("booking.plan_exception", List.of(BookingDeed.PLAN_CHANGED)),
            entry("booking.plan_line", List.of(BookingDeed.PLAN_CHANGED)),
            entry(
                    "booking.booking",
                    List.of(BOOKED, MOVED, CANCELLED, RESTORED, CALLED_OFF, BookingDeed.NOTED, BookingDeed.ANNOTATED)),
            entry("customer.access_code", List.of(ACCESS_CODE_ISSUED, ACCESS_CODE_LOCKED, ACCESS_CODE_REVOKED)),
            entry(
                    "customer.contract_terms",
                    List.of(CONTRACT_CONCLUDED, TERMS_CHANGED, CUSTOMERS_IMPORTED, IMPORT_UNDONE)),
            entry("customer.customer", List.of(CUSTOMER_ADDED, CUSTOMER_CHANGED, CUSTOMERS_IMPORTED)),
            entry("customer.customer_address", List.of(CUSTOMER_ADDED, CUSTOMER_CHANGED, CUSTOMERS_IMPORTED)),
            entry("customer.customer_consent", List.of(CONSENT_RECORDED)),
            entry("customer.customer_contact", List.of(CUSTOMER_ADDED, CUSTOMER_CHANGED, CUSTOMERS_IMPORTED)),
            entry("customer.customer_merge", List.of(CUSTOMER_MERGED, MERGE_UNDONE)),
            entry("customer.customer_merge_move", List.of(CUSTOMER_MERGED, MERGE_UNDONE)),
            entry("customer.customer_note", List.of(NOTE_WRITTEN, NOTE_PINNED, NOTE_WITHDRAWN)),
            entry("customer.customer_user", List.of(ACCOUNT_OPENED, ACCOUNT_LINKED, ACCOUNT_UNLINKED)),
            entry("customer.customer_user_past", List.of(ACCOUNT_UNLINKED)),
            entry("customer.handover", List.of(CONTRACT_HANDED_OVER)),
            entry("customer.handover_index", List.of(CONTRACT_HANDED_OVER)),
            entry("customer.import_run", List.of(CUSTOMERS_IMPORTED, IMPORT_UNDONE)),
            entry("customer.opening_balance", List.of(CUSTOMERS_IMPORTED, IMPORT_UNDONE)),
            entry("customer.representative", List.of(REPRESENTATIVE_ADDED, REPRESENTATIVE_ENDED)),
            entry("customer.service_point", List.of(PLACE_ADDED, PLACE_CHANGED, CUSTOMERS_IMPORTED)),
            entry("customer.supply_contract", List.of(CONTRACT_CONCLUDED, CONTRACT_ENDED, CUSTOMERS_IMPORTED)),
            entry("identity.audit_check", List.of(CHAIN_CHECKED)),
            entry("identity.sign_in", List.of(SIGNED_IN, SIGNED_OUT)),
            entry("identity.user_account", List.of(ACCOUNT_MADE, ACCOUNT_LOCKED)),
            entry("identity.user_role", List.of(ACCOUNT_MADE)),
            entry("metering.meter", List.of(METER_REGISTERED, CUSTOMERS_IMPORTED)),
            entry("metering.meter_installation", List.of(METER_REGISTERED, CUSTOMERS_IMPORTED)),
            entry("metering.quarantined_reading", List.of(READING_BOOKED, READINGS_BOOKED, READING_DISMISSED)),
            entry("notice.delivery", List.of(DELIVERY_RETRIED)),
            entry("notice.message", List.of(DELIVERY_RETRIED, ACCESS_CODE_REVOKED)),
            entry("telemetry.bridge", List.of(BRIDGE_CREATED, BRIDGE_ENROLLED)),
            entry("telemetry.bridge_command", List.of(ORDER_GIVEN)),
            entry("telemetry.bridge_configuration", List.of(CONFIGURATION_PUBLISHED)),
            entry("telemetry.concentrator", List.of(CONFIGURATION_PUBLISHED)),
            entry("telemetry.bridge_enrolment", List.of(ENROLMENT_CODE_MADE, BRIDGE_ENROLLED)),
            entry("telemetry.bridge_key", List.of(KEY_OFFERED, KEY_RENEWED, KEY_TAKEN, KEYS_REVOKED)),
            entry("telemetry.ended_key", List.of(KEY_TAKEN, KEYS_REVOKED, TelemetryDeed.ENDED_KEY_USED)),
            entry("telemetry.meter_source", List.of(SOURCE_CHANGED)));

    private static final Map<String, String> NOT_NOTED = Map.ofEntries(
            entry("booking.busy_time", "read from calendars of other programs, again and again"),
            entry("booking.waiting_offer", ONLY_ADDED),
            entry("booking.guest_booking", "made with its booking, which is noted, and never changed"),
            entry("booking.booker", "a key for whoever books; the booking says the rest"),
            entry("booking.resource", UNTIL_EDITED),
            entry("customer.customer_search", DERIVED),
            entry("customer.service_point_search", DERIVED),
            entry("customer.street_search", DERIVED),
            entry("identity.audit_end", LOG),
            entry("metering.billed_period", "frozen by whoever bills; the invoice says by whom and when"),
            entry(
                    "metering.settled_index",
                    "written by whoever bills; the settlement or correction says by whom and when"),
            entry("metering.import_change", "a copy that an undone import puts back"),
            entry("metering.daily_use", DERIVED),
            entry("metering.latest_reading", DERIVED),
            entry("metering.meter_search", DERIVED),
            entry("metering.registry_version", DERIVED),
            entry("metering.use_due", WORK),
            entry("notice.channel_trouble", WORK),
            entry("platform.event_publication", WORK),
            entry("platform.limit_use", WORK),
            entry("platform.job", WORK),
            entry("platform.job_checkpoint", WORK),
            entry("platform.scheduled_job", WORK),
            entry("platform.scheduled_timer", WORK),
            entry("platform.timer_failure", WORK),
            entry("customer.import_row", "what a file says and what was there before: import_run says who took it in"),
            entry("customer.import_column", "how columns were matched last, offered the next time"),
            entry("customer.tariff_group", "changes by migrations alone"),
            entry("identity.audit_day", LOG),
            entry("identity.audit_entry", LOG),
            entry("identity.audit_seal", LOG),
            entry("identity.audit_unsealed", LOG),
            entry("identity.security_alarm", COUNTED),
            entry("identity.security_event", COUNTED),
            entry("metering.reading", ONLY_ADDED),
            entry("metering.reading_flag", ONLY_ADDED),
            entry("metering.reading_verdict", ONLY_ADDED),
            entry("notice.delivery_event", ONLY_ADDED),
            entry("notice.notice_consent", ONLY_ADDED),
            entry("telemetry.bridge_history", ONLY_ADDED),
            entry("notice.choice", BY_ITS_PERSON),
            entry("notice.own_address", BY_ITS_PERSON),
            entry("notice.push_device", BY_ITS_PERSON),
            entry("notice.quiet_hours", BY_ITS_PERSON),
            entry("platform.draft", BY_ITS_PERSON),
            entry(
                    "billing.run_item_line",
                    "what a dry run computed; made anew with the next one, and kept as issued by the invoice"),
            entry(
                    "billing.run_item_vat",
                    "what a dry run computed; made anew with the next one, and kept as issued by the invoice"),
            entry("billing.invoice_document", ONLY_ADDED),
            entry("billing.invoice_due", WORK),
            entry("billing.invoice_seen", "says itself who opened an invoice first and when; nobody sets it"),
            entry("billing.number_series", "counts the invoices, each of which is noted"),
            entry("billing.ksef_event", ONLY_ADDED),
            entry("billing.ksef_pause", WORK),
            entry("billing.ksef_session", WORK),
            entry("notice.portal_key", "made once by the first start"),
            entry("platform.file_chunk", "the content of a file, named by its hash: it never changes"),
            entry("platform.file_content", "the content of a file, named by its hash: it never changes"),
            entry("platform.stored_file", "the row says who handed it in and when; it goes with what it belongs to"));

    @Test
    void every_table_says_how_its_changes_are_accounted_for() throws SQLException {
        assertThat(unanswered(tables())).isEmpty();
    }

    @Test
    void a_table_without_an_answer_is_noticed() throws SQLException {
        var tables = new HashSet<>(tables());
        tables.add("customer.forgotten");

        assertThat(unanswered(tables)).containsExactly("customer.forgotten");
    }

    @Test
    void no_answer_is_given_twice_or_for_a_table_that_is_gone() throws SQLException {
        assertThat(NOTED.keySet()).doesNotContainAnyElementsOf(NOT_NOTED.keySet());
        assertThat(tables()).containsAll(NOTED.keySet()).containsAll(NOT_NOTED.keySet());
    }

    /** A deed that stands in the list, but that nothing notes, would be an empty promise. */
    @Test
    void every_deed_of_the_list_is_noted_somewhere() throws IOException {
        var code = code();

        assertThat(NOTED.values().stream().flatMap(List::stream).map(Deed::name))
                .allSatisfy(deed -> assertThat(code).containsPattern("\\b" + deed + "\\b"));
    }

    private static Set<String> unanswered(Set<String> tables) {
        var open = new TreeSet<>(tables);
        open.removeAll(NOTED.keySet());
        open.removeAll(NOT_NOTED.keySet());
        return open;
    }

    /** All tables of rooms as schema.table; a table in partitions is one. */
    private static Set<String> tables() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.migratedDatabase(), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select n.nspname || '.' || c.relname
                        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema')
                          and c.relname <> 'flyway_schema_history'""")) {
            var tables = new HashSet<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    /** The portal's code without the lists of deeds themselves. */
    private static String code() throws IOException {
        try (var files = Files.walk(Path.of("main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Deed.java"))
                    .map(NotedTablesTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
