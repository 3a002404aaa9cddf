package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void a_park_that_is_too_large_for_this_process_says_what_to_do() {
        assertThatCode(() -> OpenFiles.require(5_000, 10_200)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(5_000, 1_024))
                .hasMessage("5000 concentrators with a connection each need 10200 open files,"
                        + " but this process may have 1024: allow more with ulimit -n 10200.");
    }
}
