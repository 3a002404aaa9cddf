package pl.nurt.billing.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.work.HeavyWork;

class WholeZipTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final int LARGE = WholeZip.TURN / 2 + 1;

    private final HeavyWork work = new HeavyWork(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        work.stop();
    }

    @Test
    void what_went_in_comes_out_whichever_turn_it_was_packed_in() throws IOException {
        try (var zip = new WholeZip(work, out)) {
            for (var number = 1; number <= 5; number++) {
                zip.add(number + ".pdf", DAY, noise(number, LARGE));
            }
            zip.finish();
        }

        var read = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(DAY.atStartOfDay());
                read.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(read).containsOnlyKeys("1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf");
        read.forEach((name, content) ->
                assertThat(content).isEqualTo(noise(Integer.parseInt(name.substring(0, 1)), LARGE)));
    }

    @Test
    void what_breaks_off_while_it_is_sent_cannot_be_taken_for_whole() throws IOException {
        try (var zip = new WholeZip(work, out)) {
            zip.add("1.pdf", DAY, noise(1, LARGE));
            zip.add("2.pdf", DAY, noise(2, LARGE));
            assertThat(out.size()).as("under way").isGreaterThan(WholeZip.TURN);
        }
        // With which the list of what is in a ZIP ends.
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0005\u0006");
    }

    /** Nothing that could be packed. */
    private static byte[] noise(int seed, int many) {
        var bytes = new byte[many];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
