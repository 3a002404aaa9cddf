package pl.nurt.platform.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.platform.files.ScanVerdict;
import pl.nurt.platform.files.ScanVerdict.Clean;
import pl.nurt.platform.files.ScanVerdict.Found;
import pl.nurt.platform.files.ScanVerdict.NoVerdict;
import pl.nurt.platform.files.ScanVerdict.Reason;
import pl.nurt.testing.ClamdStandIn;
import pl.nurt.testing.ClamdStandIn.Mood;

class ClamdScannerTest {
    private static final int LIMIT = 1_000_000;

    private final ClamdStandIn clamd = new ClamdStandIn(LIMIT);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        clamd.close();
    }

    @Test
    void a_clean_file_is_clean() throws IOException {
        assertThat(scan("nothing in here".getBytes())).isEqualTo(new Clean());
    }

    @Test
    void malware_is_found_by_its_name() throws IOException {
        assertThat(scan(ClamdStandIn.eicar())).isEqualTo(new Found("Eicar-Signature"));
    }

    @Test
    void malware_behind_many_chunks_is_found() throws IOException {
        var bytes = new byte[300_000];
        System.arraycopy(ClamdStandIn.eicar(), 0, bytes, 131_000, ClamdStandIn.eicar().length);
        assertThat(scan(bytes)).isEqualTo(new Found("Eicar-Signature"));
    }

    @Test
    void a_file_beyond_the_scanners_limit_has_no_verdict_although_it_is_clean() throws IOException {
        assertThat(scan(new byte[5 * LIMIT])).isEqualTo(new NoVerdict(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSES", "BREAKS_OFF"})
    void a_scanner_that_does_not_answer_whole_gives_no_verdict(Mood mood) throws IOException {
        clamd.mood(mood);
        assertThat(scan("clean".getBytes())).isInstanceOf(NoVerdict.class);
    }

    @Test
    void a_scanner_that_hangs_is_waited_for_only_so_long() throws IOException {
        clamd.mood(Mood.HANGS);
        assertThat(new ClamdScanner(clamd.address(), Duration.ofMillis(200)).scan(file("clean".getBytes())))
                .isEqualTo(new NoVerdict(Reason.TOO_SLOW));
    }

    @Test
    void a_scanner_that_is_not_there_gives_no_verdict() throws IOException {
        clamd.close();
        assertThat(scan("clean".getBytes())).isEqualTo(new NoVerdict(Reason.AWAY));
        assertThat(new ClamdScanner("unix:" + folder.resolve("nobody.ctl"), Duration.ofSeconds(5))
                        .scan(file("clean".getBytes())))
                .isEqualTo(new NoVerdict(Reason.AWAY));
    }

    @Test
    void an_address_that_is_none_is_noticed_at_the_start() {
        assertThatThrownBy(() -> new ClamdScanner("clamd", Duration.ofSeconds(1)))
                .hasMessageContaining("nurt.files.clamd");
    }

    private ScanVerdict scan(byte[] content) throws IOException {
        return new ClamdScanner(clamd.address(), Duration.ofSeconds(20)).scan(file(content));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("sent"), content);
    }
}
