package pl.nurt.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTest {
    private static final String FORGED =
            "at=2026-11-28T10:00:00.000Z level=INFO requestId=forged logger=PasswordSignIn sign_in result=admitted account=7";

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("test");
    private final PatternLayout layout = new PatternLayout();

    EncodedTest() {
        layout.setContext(context);
        layout.getInstanceConverterMap().put("m", EncodedMessage::new);
        layout.getInstanceConverterMap().put("wEx", EncodedTrace::new);
        layout.setPattern("level=%p %m%n%wEx");
        layout.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
    void a_stranger_cannot_begin_a_line_of_the_log(String lineBreak) {
        var line = layout.doLayout(
                new LoggingEvent("", log, Level.WARN, "asked for {}", null, new Object[] {"x" + lineBreak + FORGED}));

        assertThat(line.lines()).hasSize(1);
        assertThat(line).startsWith("level=WARN asked for x\\").doesNotContain(lineBreak + "at=");
    }

    @Test
    void the_messages_of_a_trace_stay_on_their_lines() {
        var failure = new IllegalStateException("outer\n" + FORGED, new IllegalArgumentException("inner\r\n" + FORGED));
        failure.addSuppressed(new RuntimeException("beside\u2028" + FORGED));

        var trace = layout.doLayout(new LoggingEvent("", log, Level.ERROR, "failed", failure, null));

        assertThat(trace.lines()).noneMatch(line -> line.startsWith("at="));
        assertThat(trace)
                .contains(
                        "outer\\nat=",
                        "Caused by: java.lang.IllegalArgumentException: inner\\r\\nat=",
                        "beside\\u2028at=")
                .contains("\tat pl.nurt.platform.logging.EncodedTest");
    }

    @Test
    void what_is_harmless_stays_as_it_is() {
        assertThat(Encoded.of("Zażółć gęślą jaźń 1 234,56 zł «»")).isEqualTo("Zażółć gęślą jaźń 1 234,56 zł «»");
    }

    @Test
    void marks_that_turn_the_direction_of_writing_are_shown() {
        assertThat(Encoded.of("in\u202etxe\u200b\u001b[31m")).isEqualTo("in\\u202etxe\\u200b\\u001b[31m");
    }
}
