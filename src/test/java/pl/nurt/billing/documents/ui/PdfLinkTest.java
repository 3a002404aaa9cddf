package pl.nurt.billing.documents.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.StreamResourceRegistry;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import pl.nurt.identity.Role;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class PdfLinkTest extends ViewTest {
    @Autowired
    private StoredFiles files;

    /** A link that downloads leaves the page where it is, whatever the answer: what is said must be said there. */
    @Test
    void whoever_asks_for_too_many_stays_on_the_page_and_reads_there_why_there_is_no_file() throws Exception {
        signIn(Role.RESIDENT);
        openBrowser(Languages.POLISH);
        var link = new PdfLink(files, () -> {
            throw new TooManyAttemptsException("busy", Duration.ofSeconds(7));
        });
        assertThat(link.getElement().hasAttribute("download")).isTrue();

        var answer = pressed(link);

        var words = link.getTranslation("billing.documents.tooMany");
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("7");
        assertThat(answer.getHeader("Content-Disposition")).isEqualTo("inline");
        assertThat(answer.getContentAsString()).isEqualTo(words);
        assertThat(_get(Notification.class).getElement().getTextRecursively()).contains(words);
    }

    @Test
    void what_is_not_theirs_any_more_is_not_found() throws Exception {
        signIn(Role.RESIDENT);
        openBrowser(Languages.POLISH);
        var link = new PdfLink(files, () -> {
            throw new NotFoundException();
        });

        var answer = pressed(link);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(_get(Notification.class).getElement().getTextRecursively())
                .contains(link.getTranslation("platform.files.gone"));
    }

    private static MockHttpServletResponse pressed(PdfLink link) throws Exception {
        UI.getCurrent().add(link);
        var answer = new MockHttpServletResponse();
        VaadinSession.getCurrent()
                .getResourceRegistry()
                .getResource(StreamResourceRegistry.ElementStreamResource.class, URI.create(link.getHref()))
                .orElseThrow()
                .getElementRequestHandler()
                .handleRequest(
                        VaadinRequest.getCurrent(),
                        new VaadinServletResponse(answer, (VaadinServletService) VaadinService.getCurrent()),
                        VaadinSession.getCurrent(),
                        link.getElement());
        MockVaadin.clientRoundtrip(false);
        return answer;
    }
}
