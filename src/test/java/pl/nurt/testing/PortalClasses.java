package pl.nurt.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.springframework.modulith.core.ApplicationModules;
import pl.nurt.NurtApplication;

/** What tests of the portal's shape look at, read once for all of them: that takes longer than most of what they then ask. */
public final class PortalClasses {
    private PortalClasses() {}

    /** The portal's own classes: the bridge is another process with rules of its own. */
    public static JavaClasses portal() {
        return Own.CLASSES;
    }

    /** The tests, without the classes that break rules on purpose. */
    public static JavaClasses tests() {
        return Tests.CLASSES;
    }

    /** The rooms. What jOOQ generated belongs to the database, not to a room; rules of their own look after it. */
    public static ApplicationModules modules() {
        return Modules.ALL;
    }

    private static final class Own {
        private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));
    }

    private static final class Tests {
        private static final JavaClasses CLASSES =
                new ClassFileImporter().importPath(Path.of("target/test-classes/pl"));
    }

    private static final class Modules {
        private static final ApplicationModules ALL =
                ApplicationModules.of(NurtApplication.class, resideInAPackage("pl.nurt.db.."));
    }
}
