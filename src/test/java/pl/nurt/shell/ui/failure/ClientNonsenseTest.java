package pl.nurt.shell.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pl.nurt.platform.logging.HeldLines;

@ExtendWith(OutputCaptureExtension.class)
class ClientNonsenseTest {
    private final StandingClock clock = new StandingClock();
    private final ClientNonsense nonsense = new ClientNonsense(clock);

    @Test
    void a_failure_in_reading_a_message_is_told_from_a_failure_of_ours() {
        assertThat(nonsense.isOne(thrownBy("java.util.Map", "com.vaadin.flow.server.communication.ServerRpcHandler")))
                .isTrue();
        assertThat(nonsense.isOne(thrownBy(
                        "java.util.List",
                        "pl.nurt.metering.meters.ui.MetersView",
                        "com.vaadin.flow.server.communication.ServerRpcHandler")))
                .isFalse();
        var memory = new OutOfMemoryError();
        memory.setStackTrace(thrownBy("com.vaadin.flow.server.communication.ServerRpcHandler")
                .getStackTrace());
        assertThat(nonsense.isOne(memory)).as("whoever filled it").isFalse();
    }

    @Test
    void a_failure_in_writing_the_answer_is_ours_and_one_in_reading_the_push_is_not() {
        assertThat(nonsense.isOne(thrownBy(
                        "com.vaadin.flow.internal.StateNode",
                        "com.vaadin.flow.server.communication.UidlWriter",
                        "com.vaadin.flow.server.communication.UidlRequestHandler")))
                .isFalse();
        assertThat(nonsense.isOne(thrownBy("org.atmosphere.interceptor.JavaScriptProtocol")))
                .isTrue();
    }

    @Test
    void what_the_library_would_write_itself_becomes_the_same_few_lines(CapturedOutput console) {
        var context = new LoggerContext();
        context.addTurboFilter(new HeldLines());
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        context.getLogger("ROOT").addAppender(written);
        var library = context.getLogger("com.vaadin.flow.server.communication.UidlRequestHandler");
        for (int i = 0; i < 100; i++) {
            library.error(
                    "Error writing JSON to response",
                    thrownBy("com.vaadin.flow.server.communication.ServerRpcHandler$RpcRequest"));
            library.warn("Invalid security key received from {}", "127.0.0.1");
        }
        library.error("ours", thrownBy("pl.nurt.metering.meters.ui.MetersView"));

        assertThat(written.list)
                .extracting(ILoggingEvent::getMessage)
                .contains("ours")
                .doesNotContain("Error writing JSON to response");
        var told = console.getAll()
                .lines()
                .filter(line -> line.contains("malformed client message failure"))
                .count();
        assertThat(told + written.list.size() - 1).isEqualTo(ClientNonsense.LINES);
    }

    @Test
    void the_line_says_where_it_failed(CapturedOutput console) {
        nonsense.note(thrownBy("com.vaadin.flow.component.grid.Grid", "com.vaadin.flow.server.communication.Rpc"));

        assertThat(console.getAll()).contains("place=com.vaadin.flow.component.grid.Grid:1 ");
    }

    @Test
    void a_flood_of_messages_leaves_a_few_short_lines_and_their_number(CapturedOutput console) {
        for (int i = 0; i < 1000; i++) {
            nonsense.note(new IllegalArgumentException("x".repeat(40_000)));
        }
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        nonsense.note(new IllegalArgumentException("again"));

        var lines = console.getAll()
                .lines()
                .filter(line -> line.contains("malformed client"))
                .toList();
        assertThat(lines).hasSize(ClientNonsense.LINES + 2).allMatch(line -> line.length() < 500);
        assertThat(lines).anyMatch(line -> line.contains("unsaid=" + (1000 - ClientNonsense.LINES)));
    }

    private static Throwable thrownBy(String... classes) {
        var failure = new IllegalArgumentException("unknown type");
        var frames = new StackTraceElement[classes.length];
        for (int at = 0; at < frames.length; at++) {
            frames[at] = new StackTraceElement(classes[at], "method", null, 1);
        }
        failure.setStackTrace(frames);
        return failure;
    }

    private static final class StandingClock extends Clock {
        private Instant now = Instant.parse("2026-11-28T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
