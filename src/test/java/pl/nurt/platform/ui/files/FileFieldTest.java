package pl.nurt.platform.ui.files;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.FileCabinet;
import pl.nurt.testing.SampleFiles;
import pl.nurt.testing.ViewTest;

class FileFieldTest extends ViewTest {
    @Autowired
    private StoredFiles files;

    private FileOwner drawer = FileCabinet.drawerOf(0);

    @Test
    void the_field_says_before_what_it_takes() {
        open(Languages.POLISH);
        assertThat(texts())
                .contains("Przyjmujemy: PDF, zdjęcie JPEG, obraz PNG, dokument Word (DOCX), dokument ODT. "
                        + "Jeden plik może mieć do 10\u00a0MB.");
    }

    @Test
    void a_file_that_came_is_kept_can_be_fetched_and_removed() {
        open(Languages.POLISH);
        upload("umowa.pdf", SampleFiles.pdf());

        var kept = files.of(drawer);
        assertThat(kept)
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("umowa.pdf"));
        assertThat(_get(FileLink.class).getHref()).isEqualTo(kept.getFirst().address());

        _click(_get(Button.class, spec -> spec.withText("Usuń")));
        assertThat(files.of(drawer)).isEmpty();
        assertThat(_find(FileLink.class)).isEmpty();
    }

    @Test
    void a_file_that_is_not_taken_is_explained_at_the_field() {
        open(Languages.POLISH);
        upload("skan.pdf", SampleFiles.zip(Map.of("a.txt", "a")));

        assertThat(texts())
                .contains("„skan.pdf” to archiwum, choć nazwa może mówić co innego. Przyjmujemy: "
                        + "PDF, zdjęcie JPEG, obraz PNG, dokument Word (DOCX), dokument ODT.");
        assertThat(files.of(drawer)).isEmpty();
    }

    @Test
    void english_readers_are_told_in_english() {
        open(Languages.ENGLISH);
        upload("empty.pdf", new byte[0]);
        assertThat(texts()).contains("The file “empty.pdf” is empty. Check that it was saved and send it again.");
    }

    @Test
    void each_remove_button_names_its_file() {
        open(Languages.POLISH);
        upload("a.pdf", SampleFiles.pdf());
        assertThat(_get(Button.class, spec -> spec.withText("Usuń")).getAriaLabel())
                .hasValue("Usuń plik a.pdf");
        assertThat(_find(Span.class).stream().map(Span::getText)).anyMatch(text -> text.endsWith("kB"));
    }

    private void open(Locale language) {
        var resident = signIn(Role.RESIDENT);
        openBrowser(language);
        var account = resident.accountId().value();
        drawer = FileCabinet.drawerOf(account);
        UI.getCurrent().add(new FileField(files, drawer, FileRules.papers(), "Załączniki", account));
    }

    private static void upload(String name, byte[] content) {
        UploadKt._upload(_get(Upload.class), name, content);
        MockVaadin.clientRoundtrip(true);
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
