package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import org.jooq.Condition;
import org.jooq.PlainSQL;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.testing.PortalClasses;

/** Where texts become SQL or markup: in places that are known, and that a reviewer looks at when one is added. */
class SourceRulesTest {
    private static final JavaClasses PORTAL = PortalClasses.portal();

    /** Requirement 1.2.4. */
    @Test
    void sql_as_text_stands_in_few_places_and_takes_nothing_that_was_typed() {
        assertThat(callers(PORTAL, SourceRulesTest::isPlainSql)).isEmpty();
        assertThat(callers(PORTAL, SourceRulesTest::isJdbc))
                .as("what they send is constant, its values are bound or the portal's own")
                .containsExactly("pl.nurt.demo.internal.DemoReadings", "pl.nurt.platform.live.LiveExchange");
        assertThat(callers(new ClassFileImporter().importClasses(Breach.class), SourceRulesTest::isPlainSql))
                .as("a breach is noticed")
                .hasSize(1);
    }

    /** jOOQ knows a constant of ours only beside the column it is for; without it the first start is full of warnings. */
    @Test
    void a_constant_of_ours_in_sql_says_which_column_it_is_for() throws IOException {
        var constant = Pattern.compile("\\b(?:inline|val)\\(\\s*([A-Z]\\w*)\\.[A-Z][A-Z_0-9]*\\s*\\)");
        try (var files = Files.walk(Path.of("main/java"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(SourceRulesTest::read)
                    .toList();
            var enums = sources.stream()
                    .flatMap(source ->
                            Pattern.compile("\\benum (\\w+)").matcher(source).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(enums).isNotEmpty();
            assertThat(sources.stream()
                            .flatMap(source -> constant.matcher(source).results())
                            .filter(found -> enums.contains(found.group(1)))
                            .map(found -> found.group()))
                    .isEmpty();
        }
    }

    /** Requirement 3.2.2. */
    @Test
    void markup_is_made_in_few_places_and_of_numbers_alone() throws IOException {
        var makers = PORTAL.stream()
                .filter(one -> one.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Html.class)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(makers).containsExactly("pl.nurt.metering.meters.ui.DayBars", "pl.nurt.metering.meters.ui.HourBars");
        var markup = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\\.write");
        try (var files = Files.walk(Path.of("../frontend"))) {
            var found = files.filter(file -> file.toString().matches(".*\\.(ts|tsx|js)"))
                    .filter(file -> !file.toString().contains("generated"))
                    .filter(file -> markup.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString());
            assertThat(found).containsExactlyInAnyOrder("icons.ts", "nurt-hold.ts");
        }
    }

    /** Requirements 1.5.1, 11.3.1 to 11.3.3 and 13.2.4: docs/security.md says of each of these what it does. That nobody else connects: {@link Rules}. */
    @Test
    void whoever_encrypts_reads_xml_or_connects_elsewhere_is_known() {
        assertThat(users(PORTAL, "javax.crypto.Cipher"))
                .as("encryption")
                .containsExactly(
                        "pl.nurt.billing.ksef.internal.client.SessionSecret",
                        "pl.nurt.notice.internal.push.PushEncryption");
        assertThat(users(
                        PORTAL,
                        "javax.xml.parsers.DocumentBuilderFactory",
                        "javax.xml.parsers.SAXParserFactory",
                        "javax.xml.stream.XMLInputFactory",
                        "javax.xml.transform.TransformerFactory",
                        "javax.xml.validation.SchemaFactory"))
                .as("XML")
                .containsExactly(
                        "pl.nurt.billing.ksef.internal.Confirmation",
                        "pl.nurt.billing.ksef.internal.client.Xades",
                        "pl.nurt.billing.ksef.internal.fa3.Fa3Checks",
                        "pl.nurt.billing.ksef.internal.fa3.Fa3Schema",
                        "pl.nurt.platform.documents.internal.Page");
        assertThat(users(PORTAL, "pl.nurt.platform.egress.EgressClient"))
                .as("connections by HTTP")
                .containsExactly(
                        "pl.nurt.billing.ksef.internal.client.KsefTransport",
                        "pl.nurt.booking.internal.busy.BusyReader",
                        "pl.nurt.notice.internal.push.PushSender",
                        "pl.nurt.notice.internal.push.StandInPush",
                        "pl.nurt.notice.internal.sms.SmsSender",
                        "pl.nurt.platform.egress.Egress");
        assertThat(users(PORTAL, "pl.nurt.platform.egress.OwnServers"))
                .as("connections to servers that the settings name")
                .contains(
                        users(PORTAL, "jakarta.mail.Transport", "org.springframework.mail.javamail.JavaMailSenderImpl")
                                .toArray(String[]::new))
                .containsExactly(
                        "pl.nurt.notice.internal.mail.MailHandover", "pl.nurt.platform.files.internal.ClamdScanner");
        assertThat(users(new ClassFileImporter().importClasses(HomeMade.class), "javax.crypto.Cipher"))
                .as("a breach is noticed")
                .hasSize(1);
    }

    private static Set<String> users(JavaClasses classes, String... of) {
        return classes.stream()
                .filter(one -> one.getDirectDependenciesFromSelf().stream()
                        .anyMatch(uses ->
                                Set.of(of).contains(uses.getTargetClass().getName())))
                .map(one -> one.getName().replaceFirst("\\$.*", ""))
                .filter(name -> !Set.of(of).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_file_is_handed_out_without_a_line_in_the_log() {
        var rooms = PORTAL.stream()
                .filter(one -> !one.isInterface() && one.isAssignableTo(FileRoom.class))
                .toList();
        assertThat(rooms)
                .isNotEmpty()
                .allSatisfy(room -> assertThat(notes(room)).as(room.getName()).isTrue());
        assertThat(new ClassFileImporter().importClasses(SilentRoom.class))
                .as("a breach is noticed")
                .noneMatch(SourceRulesTest::notes);
    }

    /** An address says whatever somebody typed; {@code InAddress} knows what of it makes sense. */
    @Test
    void nobody_reads_days_and_numbers_out_of_an_address_by_themselves() {
        assertThat(readersOfAddresses(PORTAL)).isEmpty();
        assertThat(readersOfAddresses(new ClassFileImporter().importClasses(Trusting.class)))
                .as("a breach is noticed")
                .hasSize(1);
    }

    private static Set<String> readersOfAddresses(JavaClasses classes) {
        var readers = users(classes, QueryParameters.class.getName(), RouteParameters.class.getName());
        return classes.stream()
                .filter(one -> readers.contains(one.getName().replaceFirst("\\$.*", "")))
                .filter(one -> one.getAccessesFromSelf().stream()
                        .anyMatch(access -> access.getName().startsWith("parse")
                                && access.getTargetOwner().getPackageName().startsWith("java.")))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean notes(JavaClass room) {
        return room.getMethod("handedOut", StoredFile.class).getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Audit.class)
                        && call.getName().equals("took"));
    }

    /** What jOOQ marks as text; functions of the database are called by their name, which is constant. */
    private static boolean isPlainSql(JavaMethodCall call) {
        return call.getTarget().isAnnotatedWith(PlainSQL.class)
                && !Set.of("function", "aggregate").contains(call.getName());
    }

    private static boolean isJdbc(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return owner.isAssignableTo(Statement.class)
                || owner.isAssignableTo(JdbcOperations.class)
                || owner.isAssignableTo(Connection.class)
                        && Set.of("prepareStatement", "createStatement", "prepareCall", "nativeSQL")
                                .contains(call.getName());
    }

    private static Set<String> callers(JavaClasses classes, Predicate<JavaMethodCall> calls) {
        return classes.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream().anyMatch(calls))
                .map(one -> one.getName().replaceFirst("\\$.*", ""))
                .filter(name -> !name.startsWith("pl.nurt.db."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nor this. */
    private static final class Trusting {
        Optional<LocalDate> day(QueryParameters address) {
            return address.getSingleParameter("day").map(LocalDate::parse);
        }
    }

    /** Nor this. */
    private static final class HomeMade {
        byte[] encrypted(byte[] plain) throws GeneralSecurityException {
            return Cipher.getInstance("AES/GCM/NoPadding").doFinal(plain);
        }
    }

    /** Nor this. */
    private static final class SilentRoom implements FileRoom {
        @Override
        public String room() {
            return "silent";
        }

        @Override
        public boolean mayRead(FileOwner owner) {
            return true;
        }

        @Override
        public void handedOut(StoredFile file) {}
    }

    /** What is not done. */
    private static final class Breach {
        Condition typed(String text) {
            return DSL.condition("name = '" + text + "'");
        }
    }
}
