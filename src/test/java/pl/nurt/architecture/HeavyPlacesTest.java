package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pl.nurt.platform.work.HeavyWork;
import pl.nurt.platform.work.WorkPool;
import pl.nurt.testing.PortalClasses;

/**
 * Work that keeps a processor busy is done on a pool of its own: from a bean or a page to whoever packs, draws, signs, encrypts, reads XML or
 * foreign calendars or makes documents no way leads but what is handed to a {@link WorkPool}. What a bean does while it is made is done once, at the start.
 */
class HeavyPlacesTest {
    private static final JavaClasses PORTAL = PortalClasses.portal();

    private static final Pattern HEAVY = Pattern.compile("java\\.util\\.zip\\.(Zip|GZIP|Deflater)OutputStream"
            + "|java\\.util\\.zip\\.Deflater"
            + "|javax\\.imageio\\..*|java\\.awt\\..*"
            + "|javax\\.xml\\.(validation|crypto|parsers|stream|transform)\\..*"
            + "|org\\.apache\\.(pdfbox|poi|tika)\\..*|com\\.openhtmltopdf\\..*|org\\.dhatim\\..*"
            + "|com\\.google\\.zxing\\..*|pl\\.nurt\\.booking\\.internal\\.ics\\.(BusyTimes|IcsEvents)"
            + "|javax\\.crypto\\.(Cipher|SecretKeyFactory)|java\\.security\\.(Signature|KeyStore|KeyPairGenerator)"
            + "|org\\.bouncycastle\\..*|.*\\.crypto\\.(argon2|bcrypt|scrypt)\\..*");

    /** Some thousand squares, drawn a byte each; a page would wait longer for its turn behind documents. */
    private static final String LIGHT = "pl.nurt.billing.documents.QrCode";

    @Test
    void whoever_needs_heavy_work_asks_the_pool() {
        assertThat(waysPastThePools(PORTAL)).isEmpty();
    }

    @Test
    void a_bean_that_packs_by_itself_is_noticed_and_so_is_one_that_has_a_pool_and_does_not_ask_it() {
        var breach = new ClassFileImporter().importClasses(Packer.class, Forgetful.class, Squeezed.class);
        assertThat(waysPastThePools(breach))
                .extracting(way -> way.replaceFirst(".*\\$", ""))
                .containsExactly("Forgetful.packed([B)", "Packer.packed([B)");
    }

    /** Methods of beans and pages that reach heavy work through nobody who hands it to a pool. */
    private static Set<String> waysPastThePools(JavaClasses classes) {
        var reached = new HashSet<JavaCodeUnit>();
        var waiting = new ArrayDeque<JavaCodeUnit>();
        var referrers = referrers(classes);
        classes.stream()
                .filter(one -> !one.getName().equals(LIGHT))
                .flatMap(one -> one.getCodeUnits().stream())
                .filter(HeavyPlacesTest::isHeavyItself)
                .forEach(waiting::add);
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            if (reached.add(next)) {
                Stream.concat(callers(next), referrers.getOrDefault(next, List.of()).stream())
                        .filter(caller -> !isWhileMade(caller))
                        .forEach(waiting::add);
            }
        }
        return reached.stream()
                .filter(unit -> isBeanOrPage(unit.getOwner()) && isBeginning(unit) && !isWhileMade(unit))
                .map(JavaCodeUnit::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isHeavyItself(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .filter(call -> !(call.isDeclaredInLambda() && hasPool(unit.getOwner())))
                .filter(call -> !call.getName().equals("close") && !isOpening(call))
                .anyMatch(call -> HEAVY.matcher(call.getTargetOwner().getName()).matches());
    }

    /** Nothing is packed by that. */
    private static boolean isOpening(JavaCall<?> call) {
        return call.getName().equals("<init>")
                && call.getTargetOwner().getPackageName().equals("java.util.zip");
    }

    /** Whether it is for others than this code to call. */
    private static boolean isBeginning(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || !unit.getModifiers().contains(JavaModifier.PRIVATE)
                        && unit.getCallsOfSelf().isEmpty();
    }

    /** In a class that has a pool, what is handed on as something to be done is for the pool. */
    private static Stream<JavaCodeUnit> callers(JavaCodeUnit unit) {
        return unit.getCallsOfSelf().stream()
                .filter(call -> !(call.isDeclaredInLambda() && hasPool(call.getOriginOwner())))
                .map(call -> call.getOrigin());
    }

    /** Who hands a method on by its name, of those who have no pool. */
    private static Map<JavaCodeUnit, List<JavaCodeUnit>> referrers(JavaClasses classes) {
        var referrers = new HashMap<JavaCodeUnit, List<JavaCodeUnit>>();
        classes.stream()
                .filter(one -> !hasPool(one))
                .flatMap(one -> one.getCodeUnits().stream())
                .forEach(origin -> origin.getCodeUnitReferencesFromSelf()
                        .forEach(reference -> reference
                                .getTarget()
                                .resolveMember()
                                .ifPresent(target -> referrers
                                        .computeIfAbsent((JavaCodeUnit) target, one -> new ArrayList<>())
                                        .add(origin))));
        return referrers;
    }

    private static boolean hasPool(JavaClass one) {
        return one.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().isAssignableTo(WorkPool.class));
    }

    private static boolean isWhileMade(JavaCodeUnit unit) {
        return isBean(unit.getOwner())
                        && (unit.isConstructor() || unit.getName().equals("<clinit>"))
                || unit.isAnnotatedWith(Bean.class);
    }

    private static boolean isBeanOrPage(JavaClass one) {
        return isBean(one) || one.getPackageName().matches(".*\\.ui(\\..*)?");
    }

    private static boolean isBean(JavaClass one) {
        return one.isAnnotatedWith(Component.class) || one.isMetaAnnotatedWith(Component.class);
    }

    /** What is not done: by a bean, through a helper. */
    @Component
    static class Packer {
        int packed(byte[] plain) {
            return Squeezed.length(plain);
        }
    }

    /** Nor this: beside the pool that it has. */
    @Component
    static class Forgetful {
        private final HeavyWork work = new HeavyWork(1);

        int packed(byte[] plain) {
            return Squeezed.length(plain);
        }

        int packedThere(byte[] plain) {
            return work.compute(() -> Squeezed.length(plain));
        }
    }

    private static final class Squeezed {
        static int length(byte[] plain) {
            var deflater = new Deflater();
            try {
                deflater.setInput(plain);
                deflater.finish();
                return deflater.deflate(new byte[100]);
            } finally {
                deflater.end();
            }
        }
    }
}
