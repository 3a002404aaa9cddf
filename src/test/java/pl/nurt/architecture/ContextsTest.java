package pl.nurt.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.PortalClasses;

/**
 * Every test stands on one of the application contexts of {@code pl.nurt.testing}: each further one costs seconds, a database and
 * memory until the end of the run. What needs another setting gets it from a bean, or a context that others can share too.
 */
class ContextsTest {
    private static final ArchRule CONTEXTS_ARE_SHARED = noClasses()
            .that()
            .resideOutsideOfPackage("pl.nurt.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot.test.context..",
                    "org.springframework.test.context.bean.override..",
                    "org.springframework.test.context.support..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.springframework\\.test\\..*\\.("
                    + "TestPropertySource|DynamicPropertySource|ActiveProfiles|ContextConfiguration|DirtiesContext)")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.context.annotation.Import");

    @Test
    void no_test_makes_a_context_of_its_own() {
        var tests = PortalClasses.tests();
        CONTEXTS_ARE_SHARED.check(tests);
    }

    @Test
    void a_test_that_does_is_noticed() {
        var broken = new ClassFileImporter().importPackages("broken.contexts");
        assertThat(CONTEXTS_ARE_SHARED.evaluate(broken).hasViolation()).isTrue();
    }
}
