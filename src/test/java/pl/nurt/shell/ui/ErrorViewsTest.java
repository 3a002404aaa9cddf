package pl.nurt.shell.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.server.ErrorEvent;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.shell.ui.failure.FailureView;
import pl.nurt.shell.ui.failure.UnexpectedErrors;
import pl.nurt.testing.ViewTest;

@ExtendWith(OutputCaptureExtension.class)
class ErrorViewsTest extends ViewTest {
    @Autowired
    private UnexpectedErrors errors;

    @ParameterizedTest
    @MethodSource("languages")
    void a_page_that_fails_gives_a_reference_and_no_detail(Locale language) {
        openBrowser(language, StartView.class);
        var page = new FailureView();
        UI.getCurrent().add(page);

        page.show(new ErrorParameter<>(Exception.class, new IllegalStateException("secret detail")));

        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.matches(".*: [2-9A-Z]{4}-[2-9A-Z]{4}"))
                .noneMatch(text -> text.contains("secret"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_action_that_fails_says_so_with_a_reference(Locale language) {
        openBrowser(language, StartView.class);

        errors.error(new ErrorEvent(new IllegalStateException("secret detail")));

        assertThat(_get(ConfirmDialog.class).getElement().getProperty("message"))
                .containsPattern("[2-9A-Z]{4}-[2-9A-Z]{4}")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_action_on_what_is_not_there_is_no_failure(Locale language) {
        openBrowser(language, StartView.class);

        errors.error(new ErrorEvent(new IllegalStateException(new NotFoundException())));

        assertThat(_get(ConfirmDialog.class).getElement().getProperty("header"))
                .isEqualTo(UI.getCurrent().getTranslation("shell.notFound"));
    }

    @Test
    void a_sign_in_that_ended_meanwhile_is_no_failure(CapturedOutput console) {
        openBrowser(Languages.POLISH, StartView.class);

        errors.error(new ErrorEvent(new ExecutionException(new AuthenticationCredentialsNotFoundException("nobody"))));

        assertThat(_find(ConfirmDialog.class)).isEmpty();
        assertThat(console.getAll()).doesNotContain("unexpected failure");
    }
}
