package pl.nurt.platform.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.platform.files.ContentHash;

class FolderStoreTest {
    private static final ContentHash HASH = new ContentHash("ab" + "0".repeat(62));
    private static final byte[] CONTENT = "umowa".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void content_is_kept_under_its_hash_once_and_removed_once() throws IOException {
        var store = new FolderStore(folder.resolve("made/when/needed"));
        assertThat(store.exists(HASH)).isFalse();

        put(store);
        put(store);

        assertThat(store.exists(HASH)).isTrue();
        try (var read = store.open(HASH, CONTENT.length)) {
            assertThat(read.readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(files()).hasSize(1);

        store.remove(HASH);
        store.remove(HASH);
        assertThat(store.exists(HASH)).isFalse();
        assertThatThrownBy(() -> store.open(HASH, CONTENT.length)).isInstanceOf(IOException.class);
    }

    @Test
    void what_breaks_off_leaves_neither_content_nor_a_half() throws IOException {
        var store = new FolderStore(folder);
        var breaksOff = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        };

        assertThatThrownBy(() -> store.put(HASH, CONTENT.length, breaksOff)).hasMessage("the line broke");

        assertThat(store.exists(HASH)).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void what_a_killed_portal_left_half_written_goes_after_a_day_and_nothing_else_does() throws IOException {
        var store = new FolderStore(folder);
        put(store);
        var old = Files.writeString(folder.resolve("ab/part-123.tmp"), "pół");
        var young = Files.writeString(folder.resolve("ab/part-456.tmp"), "pół");
        var now = Instant.parse("2026-11-29T03:20:00Z");
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(young, FileTime.from(now));
        Files.setLastModifiedTime(folder.resolve("ab").resolve(HASH.hex()), FileTime.from(Instant.EPOCH));

        store.tidy(now.minus(Duration.ofDays(1)));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(store.exists(HASH)).isTrue();
        new FolderStore(folder.resolve("not/there")).tidy(now);
    }

    private void put(FolderStore store) throws IOException {
        store.put(HASH, CONTENT.length, new ByteArrayInputStream(CONTENT));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
