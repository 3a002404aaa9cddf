package pl.nurt.shell.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.AccessNarrowed;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class NarrowedPagesTest extends ViewTest {
    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void the_pages_of_an_account_that_may_see_less_are_loaded_anew_and_no_others() {
        var own = signIn(Role.RESIDENT).viewer().account();
        openBrowser(Languages.POLISH);

        committed(new AccessNarrowed(new UserAccountId(own.value() + 1)));
        assertThat(reloads()).isFalse();

        committed(new AccessNarrowed(own));
        assertThat(reloads()).isTrue();
    }

    /** In a transaction of its own: the test's is rolled back. */
    private void committed(AccessNarrowed event) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(status -> events.publishEvent(event));
    }

    private static boolean reloads() {
        var session = VaadinSession.getCurrent();
        // Runs what waits for the lock.
        session.unlock();
        session.lock();
        var page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        return page.dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .anyMatch(call -> call.getExpression().contains("location.reload"));
    }
}
