package pl.nurt.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import pl.nurt.identity.Right;
import pl.nurt.identity.Role;

/** The rules of the rooms that package structure can show. */
final class Rules {
    /** Whose tables a room reads beside its own; it writes only its own. */
    static final Map<String, Set<String>> READS = Map.of(
            "billing", Set.of("customer", "identity"),
            "booking", Set.of("customer", "identity"),
            "customer", Set.of("identity"),
            "metering", Set.of("customer", "identity"),
            "notice", Set.of("customer", "identity"),
            "telemetry", Set.of("metering", "identity"),
            // Fills an empty portal and stands outside the walls: docs/decisions/0001.
            "demo", Set.of("identity", "customer", "metering", "notice", "telemetry"));

    /** As jOOQ found them: one package of generated classes a schema. */
    static final List<String> SCHEMAS = schemas();

    private static final String[] DATABASE = {"org.jooq..", "pl.nurt.db..", "java.sql..", "org.postgresql.."};

    private Rules() {}

    private static List<String> schemas() {
        try (var folders = Files.list(Path.of("target/classes/pl/nurt/db"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static final ArchRule VIEWS_ASK_SERVICES = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(DATABASE).or(resideInAPackage("..internal..")));

    static final ArchRule THE_DATABASE_IS_INTERNAL = noClasses()
            .that()
            .resideOutsideOfPackages("..internal..", "pl.nurt.db..", "pl.nurt.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "pl.nurt.db..");

    static final ArchRule VAADIN_STAYS_IN_VIEWS = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "pl.nurt.platform..")
            .and()
            .doNotHaveFullyQualifiedName("pl.nurt.NurtApplication")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    /** Vaadin's own fields for decimals take one notation and forget what they cannot read; {@code DecimalField} does neither. */
    static final ArchRule DECIMALS_ARE_TYPED_IN_ANY_NOTATION = noClasses()
            .that()
            // Prices and rates came in beside this rule and still use them.
            .resideOutsideOfPackage("pl.nurt.billing.tariffs.ui..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.vaadin\\.flow\\.component\\.textfield\\.(BigDecimal|Number)Field");

    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("..internal.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.jooq..", "pl.nurt.db..", "com.vaadin..");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("pl.nurt.platform.ClockConfiguration")
            .should()
            .callMethodWhere(DescribedPredicate.describe("the machine is asked for the time", Rules::asksTheMachine));

    /** Except where the writer of spreadsheets is told a moment that its library knows in no other way. */
    static final ArchRule NO_OLD_DATES = noClasses()
            .that()
            .resideOutsideOfPackage("pl.nurt.platform.sheets.internal..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Date.class);

    /** What runs by itself runs once over all portals; docs/decisions/0021 says what each portal does for those that wait at it. */
    static final ArchRule TIMERS_ARE_DECLARED = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("CommandPolls")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("OpenSessions")
            .should()
            .beAnnotatedWith(Scheduled.class);

    /** Where connections go is judged in one place; decision 32. Who speaks mail hands its library sockets from there. */
    static final ArchRule ONLY_EGRESS_CONNECTS = noClasses()
            .that()
            .resideOutsideOfPackage("pl.nurt.platform.egress..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net.http..",
                            "javax.net..",
                            "org.apache.hc..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive..",
                            "org.springframework.http.client..")
                    .or(nameMatching("java\\.net\\.(Datagram|Multicast)?Socket"))
                    .or(nameMatching("java\\.net\\.(Http|Jar)?URLConnection"))
                    .or(nameMatching("java\\.nio\\.channels\\.(Asynchronous)?(Socket|Datagram)Channel")))
            .orShould()
            .callMethodWhere(
                    DescribedPredicate.describe("a name is looked up, or an address opened", Rules::reachesOut));

    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class);

    /** Which roles may is said once, in {@link Right}: a service names the right; by role only bridges, residents and the portal itself. */
    static final ArchRule ROLES_OF_STAFF_ARE_SAID_ONCE = CompositeArchRule.of(
                    noMethods().should().beAnnotatedWith(namesRolesOfStaff()))
            .and(noClasses().should().beAnnotatedWith(namesRolesOfStaff()));

    /** A room knows the tables of its own schema and of those that {@link #READS} lists. */
    static ArchRule knowsOnlyItsTables(String room, String root) {
        var foreign = SCHEMAS.stream()
                .filter(schema -> !schema.equals(room))
                .filter(schema -> !READS.getOrDefault(room, Set.of()).contains(schema))
                .map(schema -> "pl.nurt.db." + schema + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + "." + room + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(foreign).and(not(resideInAPackage(root + "." + room + ".."))))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaAnnotation<?>> namesRolesOfStaff() {
        var staff =
                Stream.of(Role.values()).filter(Role::isStaff).map(Role::name).toList();
        return DescribedPredicate.describe(
                "@PreAuthorize that names roles of staff",
                annotation -> annotation.getRawType().isEquivalentTo(PreAuthorize.class)
                        && annotation.get("value").map(String::valueOf).stream()
                                .anyMatch(text -> staff.stream().anyMatch(text::contains)));
    }

    private static boolean reachesOut(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return owner.isEquivalentTo(InetAddress.class)
                        && Set.of("getByName", "getAllByName").contains(call.getName())
                || owner.isEquivalentTo(URL.class)
                        && Set.of("openStream", "openConnection", "getContent").contains(call.getName());
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        var name = call.getName();
        var takesAClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return name.equals("now") && owner.isAssignableTo(Temporal.class) && !takesAClock
                || name.equals("currentTimeMillis") && owner.isEquivalentTo(System.class)
                || name.startsWith("system") && owner.isEquivalentTo(Clock.class);
    }
}
