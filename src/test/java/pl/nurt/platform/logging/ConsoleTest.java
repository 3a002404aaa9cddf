package pl.nurt.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTest {
    @Test
    void the_portals_own_console_encodes_message_and_trace(CapturedOutput console) {
        LoggerFactory.getLogger("test").warn("first\nat=forged", new IllegalStateException("second\nat=forged"));

        assertThat(console.getOut().lines())
                .anyMatch(line -> line.matches("at=2.* level=WARN .*first\\\\nat=forged"))
                .anyMatch(line -> line.endsWith("second\\nat=forged"))
                .noneMatch(line -> line.startsWith("at=forged"));
    }

    /** Requirements 16.2.2 and 16.2.3. */
    @Test
    void each_line_has_its_offset_and_goes_to_standard_output_and_nowhere_else(CapturedOutput console) {
        LoggerFactory.getLogger("test").warn("a word of the test");

        assertThat(console.getOut().lines().filter(line -> line.endsWith("a word of the test")))
                .singleElement()
                .asString()
                .matches("at=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) level=WARN .*");
        var loggers = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLoggerList();
        assertThat(loggers).anyMatch(logger -> logger.iteratorForAppenders().hasNext());
        assertThat(loggers)
                .allSatisfy(logger -> assertThat(logger.iteratorForAppenders())
                        .toIterable()
                        .allMatch(appender -> appender instanceof ConsoleAppender));
    }
}
