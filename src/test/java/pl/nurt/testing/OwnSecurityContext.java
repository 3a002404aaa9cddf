package pl.nurt.testing;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Several applications share a test run, and the last one started holds who is signed in: each test gives that back to its own. */
class OwnSecurityContext implements TestExecutionListener, Ordered {
    @Override
    public void beforeTestMethod(TestContext test) {
        SecurityContextHolder.setContextHolderStrategy(
                test.getApplicationContext().getBean(SecurityContextHolderStrategy.class));
    }

    /** Before those that sign somebody in. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
