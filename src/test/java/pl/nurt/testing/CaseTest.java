package pl.nurt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of one kind of case files: runs once for each file of the folder and agrees with it or fails.
 *
 * <pre>{@code
 * @CaseTest("notice/files/sms")
 * void parts_of_a_message(CaseFile file) {
 *     file.json().forEach(row -> assertThat(SmsParts.of(row.get("text").asString())).isEqualTo(row.get("parts").asInt()));
 * }
 * }</pre>
 *
 * <p>Case files are kept outside the project, in the folder that the system property {@code nurt.cases} names ({@code ../shared/cases}
 * seen from the root, when it is not set). A folder that is not there is skipped, and says so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(CaseFiles.class)
@ExtendWith(CaseFiles.class)
@Tag("cases")
public @interface CaseTest {
    /** The folder inside the folder of all cases. */
    String value();

    /** Which of its files are inputs; what lies beside them is for the test to read. */
    String files() default "*.json";
}
