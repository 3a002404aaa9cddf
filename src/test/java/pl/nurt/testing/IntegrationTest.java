package pl.nurt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.internal.worker.WorkersByHand;

/** The whole application on a real PostgreSQL; each test rolls back what it did. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = TestStandIns.class)
@SpringBootTest(
        properties = {
            "nurt.texts.strict=true",
            // The one that stands in examples everywhere.
            "nurt.billing.seller-nip=1234563218",
        })
@Import({TestDatabase.class, TestKinds.class, SignIn.class, Addressee.class, WorkersByHand.class})
@Transactional
@TestExecutionListeners(
        listeners = {OwnSecurityContext.class, OwnClock.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface IntegrationTest {}
