package pl.nurt.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRefusal;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.FilesSettings;
import pl.nurt.platform.files.StorePlace;
import pl.nurt.platform.files.internal.Intake;
import pl.nurt.platform.work.HeavyWork;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

/** Files that people might send; a word in the name says what is wrong with each, and no such word means that it is taken. */
class UploadCasesTest {
    private static final Map<String, FileRefusal> WORDS = Map.of(
            "javascript", FileRefusal.ACTIVE_CONTENT,
            "renamed", FileRefusal.WRONG_KIND,
            "svg", FileRefusal.WRONG_KIND,
            "empty", FileRefusal.EMPTY,
            "cut", FileRefusal.DAMAGED,
            "password", FileRefusal.LOCKED);
    private static final FileRules RULES =
            FileRules.of(25, 100, Set.of(FileKind.PDF, FileKind.DOCX, FileKind.JPEG, FileKind.DWG));

    private final Intake intake = new Intake(
            new FilesSettings(StorePlace.DATABASE, null, DataSize.ofMegabytes(50), "", Duration.ofSeconds(1)),
            new HeavyWork(1));

    @CaseTest(value = "casework/files/uploads", files = "u*")
    void what_is_sent_is_taken_or_refused_for_what_it_is(CaseFile file) throws IOException {
        assertThat(refusal(file)).isEqualTo(expected(file.name()));
    }

    private static Optional<FileRefusal> expected(String name) {
        return WORDS.entrySet().stream()
                .filter(word -> name.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<FileRefusal> refusal(CaseFile file) throws IOException {
        try (var content = Files.newInputStream(file.path());
                var looked = intake.read(content, Files.size(file.path()), RULES)) {
            assertThat(looked.file().size()).isPositive();
            return Optional.empty();
        } catch (FileRefusedException refused) {
            return Optional.of(refused.reason());
        }
    }
}
