package pl.nurt.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import pl.nurt.NurtApplication;

/** The walls hold; and a class that breaks one is noticed (the classes in package {@code broken} do). */
class ArchitectureTest {
    // The portal's own classes: the bridge is another process with rules of its own.
    private static final JavaClasses PORTAL = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

    @Test
    void rooms_know_only_the_rooms_they_may_know() {
        // What jOOQ generated belongs to the database, not to a room; rules of their own look after it.
        ApplicationModules.of(NurtApplication.class, resideInAPackage("pl.nurt.db.."))
                .verify();
    }

    @Test
    void a_room_that_knows_too_much_is_noticed() {
        ImportOption testClasses = location -> true;
        assertThatThrownBy(() -> ApplicationModules.of("broken", testClasses).verify())
                .isInstanceOf(Violations.class);
    }

    static Stream<Arguments> rules() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("views ask services", Rules.VIEWS_ASK_SERVICES),
                        Arguments.of("the database is internal", Rules.THE_DATABASE_IS_INTERNAL),
                        Arguments.of("Vaadin stays in views", Rules.VAADIN_STAYS_IN_VIEWS),
                        Arguments.of("rules are pure", Rules.RULES_ARE_PURE),
                        Arguments.of("time comes from the clock", Rules.TIME_COMES_FROM_THE_CLOCK),
                        Arguments.of("no field injection", Rules.NO_FIELD_INJECTION)),
                Stream.of("platform", "identity", "customer", "metering", "shell", "demo")
                        .map(room -> Arguments.of(
                                room + " knows only its tables", Rules.knowsOnlyItsTables(room, "pl.nurt"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_wall_holds(String name, ArchRule rule) {
        rule.check(PORTAL);
    }

    static Stream<Arguments> breakableRules() {
        return Stream.concat(
                rules().limit(6),
                Stream.of(Arguments.of(
                        "customer knows only its tables", Rules.knowsOnlyItsTables("customer", "broken"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakableRules")
    void a_breach_is_noticed(String name, ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }
}
