package pl.nurt.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** A test that moved the clock moved it for itself only: the application, and what it signed and keeps, is shared with the tests after it. */
public class OwnClock implements TestExecutionListener {
    @Override
    public void afterTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(MovableClock.class).ifAvailable(MovableClock::reset);
    }
}
