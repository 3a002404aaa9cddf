package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import pl.nurt.testing.Pages;
import pl.nurt.testing.PortalClasses;

/** The walls hold; and a class that breaks one is noticed (the classes in package {@code broken} do). */
class ArchitectureTest {
    private static final JavaClasses PORTAL = PortalClasses.portal();
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");
    private static final ApplicationModules MODULES = PortalClasses.modules();

    @Test
    void rooms_know_only_the_rooms_they_may_know() {
        MODULES.verify();
    }

    /** A package-info among the tests would stand before the room's own on the class path, and its wall would be open unseen. */
    @Test
    void no_test_hides_what_a_room_says_of_itself() {
        assertThat(MODULES.stream()
                        .map(module -> module.getBasePackage().getName())
                        .filter(room -> Files.isDirectory(Path.of("main/java", room.split("\\."))))
                        .map(room -> room + ".package-info"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name).isAnnotationPresent(ApplicationModule.class))
                        .as(name)
                        .isTrue());
    }

    @Test
    void a_room_that_knows_too_much_is_noticed() {
        ImportOption testClasses = location -> true;
        assertThatThrownBy(() -> ApplicationModules.of("broken", testClasses).verify())
                .isInstanceOf(Violations.class);
    }

    /** Every rule of {@link Rules}, found by its type so that a new one cannot be forgotten. */
    static Stream<Arguments> generalRules() {
        return Stream.of(Rules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field ->
                        Arguments.of(field.getName().toLowerCase(Locale.ROOT).replace('_', ' '), value(field)));
    }

    static Stream<Arguments> rules() {
        var tables = rooms().map(room ->
                Arguments.of(room + " knows only its tables", Rules.knowsOnlyItsTables(room, "pl.nurt")));
        return Stream.concat(generalRules(), tables);
    }

    /** The rooms are the modules; nobody types them. */
    private static Stream<String> rooms() {
        return MODULES.stream().map(module -> module.getIdentifier().toString());
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    @Test
    void every_room_is_looked_at() {
        assertThat(rooms()).contains("platform", "identity", "customer", "metering", "shell");
        assertThat(generalRules()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void every_schema_belongs_to_a_room_and_what_a_room_reads_beside_it_exists() {
        var rooms = rooms().toList();
        assertThat(rooms).containsAll(Rules.SCHEMAS);
        assertThat(rooms).containsAll(Rules.READS.keySet());
        assertThat(Rules.READS.values())
                .allSatisfy(read -> assertThat(Rules.SCHEMAS).containsAll(read));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_wall_holds(String name, ArchRule rule) {
        rule.check(PORTAL);
    }

    static Stream<Arguments> breakableRules() {
        return Stream.concat(
                generalRules(),
                Stream.of(Arguments.of(
                        "customer knows only its tables", Rules.knowsOnlyItsTables("customer", "broken"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakableRules")
    void a_breach_is_noticed(String name, ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }

    /** So that no view is forgotten by the browser tests, see {@link Pages}. */
    @Test
    void every_view_has_an_address_that_the_browser_tests_open() {
        assertThat(Pages.faults()).isEmpty();
        assertThat(Pages.all()).hasSizeGreaterThan(15);
    }
}
