package pl.nurt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** The whole application behind a real port, on a database of its own; nothing is rolled back, so tests make their own accounts. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = TestStandIns.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // A test run has neither Vaadin's dev server nor a frontend bundle.
            "vaadin.productionMode=true",
            "nurt.texts.strict=true",
            // The one that stands in examples everywhere.
            "nurt.billing.seller-nip=1234563218",
            "management.prometheus.metrics.export.enabled=true",
            "nurt.metrics.password=for-the-test",
            "nurt.identity.failures-per-address=100000",
            // Nobody waits for seconds because of what a test did to an account; GuessingTest looks at those waits.
            "nurt.identity.slow-after=100000",
            "nurt.telemetry.wrong-keys-a-minute=100000",
            // Tests come from many addresses: this machine is a proxy that says which.
            "nurt.proxies=127.0.0.1,::1",
            "nurt.web.hosts=portal.example",
            // The tests speak plain HTTP.
            "nurt.web.secure-cookies=false"
        })
@Import({TestDatabase.class, TestKinds.class, SignIn.class, Addressee.class, MovableClock.class})
@TestExecutionListeners(
        listeners = {OwnSecurityContext.class, OwnClock.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface HttpTest {}
