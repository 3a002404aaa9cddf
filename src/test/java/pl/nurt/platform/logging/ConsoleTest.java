package pl.nurt.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

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
}
