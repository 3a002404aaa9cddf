package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.PortalClasses;
import pl.nurt.testing.Shows;

/** docs/services.md says of each promise to the customer which tests show it, and the tests say the same. */
class ServicesTest {
    private static final Path DOCUMENT = Path.of("../docs/services.md");

    /** A row: number, promise, state, where, shown by. */
    private static final Pattern ROW = Pattern.compile("\\| (\\d\\.\\d+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");

    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`");

    private record Promise(String number, String state, Set<String> tests) {}

    @Test
    void the_document_names_just_the_tests_that_say_they_show_a_promise() throws IOException {
        var told = new TreeMap<String, Set<String>>();
        promises().stream()
                .filter(promise -> !promise.tests().isEmpty())
                .forEach(promise -> told.put(promise.number(), promise.tests()));

        assertThat(told).isEqualTo(shown());
    }

    @Test
    void what_is_there_is_shown_by_a_test_and_what_is_missing_by_none() throws IOException {
        assertThat(promises()).hasSizeGreaterThan(30).allSatisfy(promise -> {
            assertThat(promise.state()).as(promise.number()).isIn("there", "partly", "missing", "not software");
            assertThat(promise.tests().isEmpty())
                    .as(promise.number() + " is " + promise.state())
                    .isEqualTo(!Set.of("there", "partly").contains(promise.state()));
        });
    }

    private static List<Promise> promises() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> new Promise(
                        row.group(1),
                        row.group(3).strip().replaceFirst(":.*", ""),
                        TEST.matcher(row.group(5))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet())))
                .toList();
    }

    private static Map<String, Set<String>> shown() {
        var shown = new TreeMap<String, Set<String>>();
        PortalClasses.tests().stream()
                .map(JavaClass::getMethods)
                .flatMap(Set::stream)
                .filter(method -> method.isAnnotatedWith(Shows.class))
                .sorted(Comparator.comparing(JavaMethod::getFullName))
                .forEach(method -> Arrays.stream(
                                method.getAnnotationOfType(Shows.class).value())
                        .forEach(number -> shown.computeIfAbsent(number, first -> new TreeSet<>())
                                .add(method.getOwner().getSimpleName() + "." + method.getName())));
        return shown;
    }
}
